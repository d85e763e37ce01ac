import { type CutLine, cutLines, LONGEST_LINE_BYTES, parseLine } from './cut-lines.js';

const END = Buffer.from('\n');
/** Stands for a line that is too long. The agency then rejects the line by its number. */
const TOO_LONG = Buffer.alloc(LONGEST_LINE_BYTES + 1, ' ');

/**
 * Wraps lines that hold an entity's data only as items of a flow. A line that is not an object is
 * passed on as it is, so that the agency rejects it by its number.
 */
export async function* wrapLines(
  bytes: AsyncIterable<Buffer>,
  flow: string,
): AsyncGenerator<Buffer> {
  const head = Buffer.from(`{"flow":${JSON.stringify(flow)},"data":`);
  const tail = Buffer.from('}');
  for await (const line of cutLines(bytes))
    yield Buffer.concat([...(isObject(line) ? [head, line as Buffer, tail] : [asItIs(line)]), END]);
}

function isObject(line: CutLine): boolean {
  if (line === 'too-long') return false;
  const value = parseLine(line);
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const asItIs = (line: CutLine): Buffer => (line === 'too-long' ? TOO_LONG : line);
