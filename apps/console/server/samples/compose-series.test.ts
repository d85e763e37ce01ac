import { describe, expect, it } from 'vitest';
import { composeSeries, seriesWindow } from './compose-series.js';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-24T03:00:00Z');
const stepOf = (hoursBack: number, until = NOW) =>
  seriesWindow(NOW - hoursBack * HOUR, until, NOW).stepSeconds;

describe('the steps of a curve', () => {
  it('are as fine as what is kept and as can be seen', () => {
    expect([1, 4, 5, 24, 25, 5 * 24, 6 * 24, 31 * 24].map((hours) => stepOf(hours))).toEqual([
      10, 10, 60, 60, 300, 300, 1_800, 1_800,
    ]);
    expect(stepOf(30, NOW - 29.5 * HOUR)).toBe(300);
  });

  it('show a time that nothing is known of as a point without a value', () => {
    const window = seriesWindow(NOW - 25_000, NOW, NOW);
    expect(composeSeries('kec-menteng', 'pending', window, new Map([[NOW - 20_000, 4]]))).toEqual({
      ...{ agency: 'kec-menteng', metric: 'pending', stepSeconds: 10 },
      points: [
        { at: '2026-11-24T02:59:30.000Z', value: null },
        { at: '2026-11-24T02:59:40.000Z', value: 4 },
        { at: '2026-11-24T02:59:50.000Z', value: null },
      ],
    });
  });
});
