/** A line without its end, or a mark that the line is longer than an agency takes. */
export type CutLine = Buffer | 'too-long';

/** The longest line that an agency takes. */
export const LONGEST_LINE_BYTES = 262_144;
const LF = 0x0a;
const CR = 0x0d;

/** Cuts bytes into lines as an agency does, and holds at most one line. */
export async function* cutLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<CutLine> {
  let held: Buffer[] = [];
  let size = 0;
  const take = (part: Buffer): void => {
    size += part.length;
    if (size <= LONGEST_LINE_BYTES) held.push(part);
    else held = [];
  };
  const line = (): CutLine => {
    const whole = size > LONGEST_LINE_BYTES ? 'too-long' : Buffer.concat(held);
    held = [];
    size = 0;
    return whole !== 'too-long' && whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
  };
  for await (const chunk of bytes) {
    let at = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, at)) {
      take(chunk.subarray(at, end));
      at = end + 1;
      yield line();
    }
    take(chunk.subarray(at));
  }
  if (size > 0) yield line();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @returns undefined for a line that is not JSON in UTF-8 */
export function parseLine(line: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(line)) as unknown;
  } catch {
    return undefined;
  }
}
