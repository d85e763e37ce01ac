import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDigestMarkBefore } from './digest-mark.js';

describe('isCutBefore', () => {
  it('cuts at every 1,000th offset', () => {
    expect(isDigestMarkBefore({ offset: 1000n, appendedAt: 5 }, 5)).toBe(true);
    expect(isDigestMarkBefore({ offset: 999n, appendedAt: 5 }, 5)).toBe(false);
    expect(isDigestMarkBefore({ offset: 0n, appendedAt: 5 }, 0)).toBe(false);
  });
  it('cuts where LogAppendTime crosses a 10-second mark', () => {
    expect(isDigestMarkBefore({ offset: 7n, appendedAt: 20_000 }, 19_999)).toBe(true);
    expect(isDigestMarkBefore({ offset: 7n, appendedAt: 19_999 }, 10_000)).toBe(false);
  });
  it('lies at the same places whatever the batches are', () => {
    const log = fc
      .array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 60 })
      .map((steps) => {
        let at = 1_000_000;
        return steps.map((step, i) => {
          at += step;
          return { offset: BigInt(i + 980), appendedAt: at };
        });
      });
    fc.assert(
      fc.property(log, fc.integer({ min: 1, max: 10 }), (records, batchSize) => {
        const whole = records
          .filter((r, i) => isDigestMarkBefore(r, i === 0 ? 0 : records[i - 1]!.appendedAt))
          .map((r) => r.offset);
        const split: bigint[] = [];
        let last = 0;
        for (let i = 0; i < records.length; i += batchSize) {
          for (const r of records.slice(i, i + batchSize)) {
            if (isDigestMarkBefore(r, last)) split.push(r.offset);
            last = r.appendedAt;
          }
        }
        expect(split).toEqual(whole);
      }),
    );
  });
});
