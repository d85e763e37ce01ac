import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LinesHash } from './lines-hash.js';

const sha256 = (...parts: (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield Buffer.from(text.slice(at, at + size));
}

describe('the hash of lines', () => {
  it('is what its definition says, however the bytes come', async () => {
    const first = sha256(Buffer.alloc(32), sha256('one\r'));
    const second = sha256(first, sha256('')).toString('hex');
    for (const size of [1, 2, 100])
      expect(await LinesHash.ofFirst(chunks('one\r\n\nthree', size), 2)).toBe(second);
    expect(await LinesHash.ofFirst(chunks('one\r\n\nthree', 3), 0)).toBe('00'.repeat(32));
  });

  it('goes on from where it stood, to the last line without its end', async () => {
    const hash = LinesHash.from(await LinesHash.ofFirst(chunks('one\ntwo', 2), 1));
    hash.add(sha256('two'));
    expect(await LinesHash.ofFirst(chunks('one\ntwo', 2), 2)).toBe(hash.hex);
    expect(await LinesHash.ofFirst(chunks('one\ntwo', 2), 3)).toBeUndefined();
  });
});
