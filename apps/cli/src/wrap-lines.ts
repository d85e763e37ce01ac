import { type CutLine, cutLines, LONGEST_LINE_BYTES, parseLine } from './cut-lines.js';

const END = Buffer.from('\n');
/** Stands for a line that is too long: the agency says so of it, by its number. */
const TOO_LONG = Buffer.alloc(LONGEST_LINE_BYTES + 1, ' ');

/**
 * Lines that are an entity's data alone, as items of a flow. What is no object goes as it is: the
 * agency has a word for it, and its number.
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
