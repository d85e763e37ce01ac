import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from './retry-delay.js';

describe('the wait before another try', () => {
  it('doubles with each failure, up to an hour, and is at least half of it', () => {
    expect([1, 2, 3, 30].map((failures) => retryDelayMs(failures, 1_000, 0))).toEqual([
      500, 1_000, 2_000, 1_800_000,
    ]);
  });

  it('lies between half and all of it, whatever chance says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (failures, random) => {
          const [least, most] = [
            retryDelayMs(failures, 1_000, 0),
            2 * retryDelayMs(failures, 1_000, 0),
          ];
          const delay = retryDelayMs(failures, 1_000, random);
          return delay >= least && delay <= most && delay <= 3_600_000;
        },
      ),
    );
  });
});
