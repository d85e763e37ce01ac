import { createHash, type Hash } from 'node:crypto';

const NOTHING = Buffer.alloc(32);
const LF = 0x0a;

/**
 * The hash of the lines that an import has taken. Both ends can continue it after any line: 32 zero
 * bytes for no line, then SHA-256 of the previous hash and the SHA-256 of the line. A line's bytes
 * are those before its line feed.
 */
export class LinesHash {
  private constructor(private hash: Buffer) {}

  /** @param hex the present hash; without it no line was taken */
  static from(hex?: string): LinesHash {
    return new LinesHash(hex === undefined ? NOTHING : Buffer.from(hex, 'hex'));
  }

  /** @param digest SHA-256 of the next line */
  add(digest: Buffer): void {
    this.hash = createHash('sha256').update(this.hash).update(digest).digest();
  }

  get hex(): string {
    return this.hash.toString('hex');
  }

  /**
   * Returns the hash of the first lines of some bytes.
   *
   * @returns undefined where there are fewer lines
   */
  static async ofFirst(bytes: AsyncIterable<Buffer>, lines: number): Promise<string | undefined> {
    const hash = LinesHash.from();
    let line: Hash = createHash('sha256');
    let left = lines;
    let isBegun = false;
    for await (const chunk of bytes) {
      let at = 0;
      for (let end = chunk.indexOf(LF); end !== -1 && left > 0; end = chunk.indexOf(LF, at)) {
        hash.add(line.update(chunk.subarray(at, end)).digest());
        line = createHash('sha256');
        isBegun = false;
        left -= 1;
        at = end + 1;
      }
      if (left === 0) return hash.hex;
      if (at < chunk.length) isBegun = true;
      line.update(chunk.subarray(at));
    }
    if (isBegun && left === 1) {
      hash.add(line.digest());
      left = 0;
    }
    return left === 0 ? hash.hex : undefined;
  }
}
