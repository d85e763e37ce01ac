import { createHash } from 'node:crypto';

/** One line of a stream: its bytes without the line's end, or a mark that it is too long. */
export interface Line {
  /** from 1, counted over the whole import */
  number: number;
  bytes: Buffer | 'too-long';
  /** SHA-256 of all its bytes before the line feed, also for a line that is too long */
  digest: Buffer;
  /** number of those bytes */
  size: number;
}

export interface ReadLinesOptions {
  /** number of the stream's first line */
  first: number;
  longestBytes: number;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts a stream of bytes into lines and holds one line at a time. Bytes after the last line feed
 * are a line only where the stream ends well. Where the stream breaks off they may be half a line.
 * Source: NDJSON, which ends lines with LF and tolerates CRLF.
 */
export async function* readLines(
  stream: AsyncIterable<Buffer>,
  { first, longestBytes }: ReadLinesOptions,
): AsyncGenerator<Line> {
  let number = first;
  let held: Buffer[] = [];
  let size = 0;
  let hash = createHash('sha256');
  const take = (piece: Buffer): void => {
    size += piece.length;
    hash.update(piece);
    if (size <= longestBytes) held.push(piece);
    else held = [];
  };
  const line = (): Line => {
    const bytes = size > longestBytes ? 'too-long' : withoutReturn(Buffer.concat(held));
    const whole = { digest: hash.digest(), size };
    held = [];
    size = 0;
    hash = createHash('sha256');
    return { number: number++, bytes, ...whole };
  };
  for await (const chunk of stream) {
    let at = 0;
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, at)) {
      take(chunk.subarray(at, end));
      at = end + 1;
      yield line();
    }
    if (at < chunk.length) take(chunk.subarray(at));
  }
  if (size > 0) yield line();
}

const withoutReturn = (bytes: Buffer): Buffer =>
  bytes.at(-1) === CR ? bytes.subarray(0, -1) : bytes;
