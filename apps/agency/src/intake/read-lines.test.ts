import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, readLines } from './read-lines.js';

async function linesOf(
  chunks: Iterable<Buffer> | AsyncIterable<Buffer>,
  longestBytes = 1_000,
): Promise<Line[]> {
  async function* stream() {
    yield* chunks;
  }
  const lines: Line[] = [];
  for await (const line of readLines(stream(), { first: 1, longestBytes })) lines.push(line);
  return lines;
}

const texts = (lines: readonly Line[]): string[] => lines.map(({ bytes }) => String(bytes));

describe('the lines of a stream', () => {
  it('are the same wherever its bytes are cut, and numbered one after the other', async () => {
    const aLine = fc.string({ unit: fc.constantFrom('a', '{', ' ', 'ÿ', '字'), maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(aLine, { maxLength: 12 }),
        fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }),
        async (wanted, sizes) => {
          const bytes = Buffer.from(wanted.map((line) => `${line}\n`).join(''));
          const chunks: Buffer[] = [];
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = 1 + sizes[turn % sizes.length]!;
            chunks.push(bytes.subarray(at, at + size));
            at += size;
          }
          const lines = await linesOf(chunks);
          expect(texts(lines)).toEqual(wanted);
          expect(lines.map(({ number }) => number)).toEqual(wanted.map((_, i) => i + 1));
        },
      ),
    );
  });

  it('end with LF or CRLF, the last one also with the stream', async () => {
    expect(texts(await linesOf([Buffer.from('one\r\ntwo\n\nfour')]))).toEqual([
      'one',
      'two',
      '',
      'four',
    ]);
  });

  it('do not include the half of one that a broken stream leaves', async () => {
    async function* broken() {
      yield Buffer.from('one\ntw');
      throw new Error('broken off');
    }
    const lines: Line[] = [];
    const reading = async (): Promise<void> => {
      for await (const line of readLines(broken(), { first: 7, longestBytes: 10 }))
        lines.push(line);
    };
    await expect(reading()).rejects.toThrow('broken off');
    expect(lines).toHaveLength(1);
    expect(lines).toMatchObject([{ number: 7, bytes: Buffer.from('one') }]);
  });

  it('are held one at a time, and one that is too long not at all', async () => {
    const chunk = Buffer.alloc(65_536, 'x');
    let most = 0;
    const before = process.memoryUsage().arrayBuffers;
    async function* endless() {
      for (let i = 0; i < 4_096; i += 1) {
        yield Buffer.from(chunk);
        if (i % 256 === 0) {
          globalThis.gc?.();
          most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        }
      }
      yield Buffer.from('\nshort\n');
    }
    expect(texts(await linesOf(endless(), 100_000))).toEqual(['too-long', 'short']);
    // A quarter of a gigabyte has passed. The bound leaves room for garbage that is not collected
    // yet.
    expect(most).toBeLessThan(128 * 2 ** 20);
  });
});
