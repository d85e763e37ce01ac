import { describe, expect, it } from 'vitest';
import { aPosition, TOPIC } from './an-agency-report.js';
import { LogEnds } from './log-ends.js';
import { partitionLag, UNDATED_LAG_MS } from './time-lag.js';

const NOW = 10_000_000;
const ends = (...samples: [number, bigint][]): LogEnds => {
  const logEnds = new LogEnds();
  for (const [at, end] of samples) logEnds.note(at, [{ topic: TOPIC, partition: 0, end }]);
  return logEnds;
};

describe('the time lag of a partition', () => {
  it('is nothing when the agency has everything, however long ago that was', () => {
    expect(
      partitionLag(aPosition({ nextOffset: 10n, lastAppendedAt: 1 }), ends([NOW, 10n]), NOW),
    ).toEqual({
      logEnd: 10n,
      pending: 0n,
      lagMs: 0,
    });
  });

  it('counts from when the missing record was last not there, not from the last applied', () => {
    const logEnds = ends([NOW - 5_000, 10n], [NOW - 4_000, 10n], [NOW - 3_000, 11n], [NOW, 11n]);
    expect(
      partitionLag(aPosition({ nextOffset: 10n, lastAppendedAt: NOW - 3_600_000 }), logEnds, NOW)
        ?.lagMs,
    ).toBe(4_000);
  });

  it('counts from the last applied record when that is the later of the two', () => {
    const logEnds = ends([NOW - 9_000, 8n], [NOW, 12n]);
    expect(
      partitionLag(aPosition({ nextOffset: 10n, lastAppendedAt: NOW - 2_000 }), logEnds, NOW)
        ?.lagMs,
    ).toBe(2_000);
  });

  it('says that it cannot date what was there before anybody looked', () => {
    expect(
      partitionLag(aPosition({ nextOffset: 0n, lastAppendedAt: 0 }), ends([NOW, 12n]), NOW)?.lagMs,
    ).toBe(UNDATED_LAG_MS);
  });

  it('believes a report that is newer than the sample', () => {
    expect(partitionLag(aPosition({ nextOffset: 12n }), ends([NOW, 10n]), NOW)).toEqual({
      logEnd: 12n,
      pending: 0n,
      lagMs: 0,
    });
  });

  it('is unknown while the log end is', () => {
    expect(partitionLag(aPosition(), new LogEnds(), NOW)).toBeUndefined();
  });
});
