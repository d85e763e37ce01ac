import { describe, expect, it } from 'vitest';
import type { Waterfall } from '../../../contract/topics.js';
import { waterfallGeometry } from './waterfall-geometry.js';

const ZERO = Date.UTC(2026, 10, 24, 3);
const at = (ms: number): string => new Date(ZERO + ms).toISOString();
const journey = (applied: Waterfall['applied'], appendedMs = 200): Waterfall => ({
  occurredAt: at(-60_000),
  recordedAt: at(0),
  appendedAt: at(appendedMs),
  applied,
});

describe("an event's waterfall", () => {
  it('begins when the event was recorded and says apart how long before it happened', () => {
    const { legs, occurredBeforeMs } = waterfallGeometry(journey([]));
    expect(legs).toMatchObject([{ kind: 'publish', startMs: 0, endMs: 200, left: 0 }]);
    expect(occurredBeforeMs).toBe(60_000);
  });

  it('draws the way to each agency from the broker on, to scale', () => {
    const { legs, axisMs } = waterfallGeometry(
      journey([{ agency: 'kec-menteng', at: at(1_000), isExact: true, has: true }]),
    );
    expect(axisMs).toBe(1_000);
    expect(legs[1]).toMatchObject({ agency: 'kec-menteng', left: 20, width: 80, state: 'known' });
  });

  it('draws nothing where it knows nothing, and tells not yet from long ago', () => {
    const { legs } = waterfallGeometry(
      journey([
        { agency: 'kec-gambir', at: null, isExact: false, has: false },
        { agency: 'kec-senen', at: null, isExact: false, has: true },
      ]),
    );
    expect(legs.slice(1).map(({ state, width, endMs }) => [state, width, endMs])).toEqual([
      ['not-yet', 0, null],
      ['earlier', 0, null],
    ]);
  });

  it('ends where a report has whole seconds at a whole second, at the latest there', () => {
    const { legs, axisMs } = waterfallGeometry(
      journey([
        { agency: 'kec-gambir', at: at(312), isExact: true, has: true },
        { agency: 'kec-senen', at: at(1_312), isExact: false, has: true },
      ]),
    );
    expect(legs.slice(1).map(({ endMs, isExact }) => [endMs, isExact])).toEqual([
      [312, true],
      [2_000, false],
    ]);
    expect(axisMs).toBe(2_000);
  });

  it('never runs backwards, although the clocks of two computers differ', () => {
    const { legs } = waterfallGeometry(
      journey([{ agency: 'kec-menteng', at: at(-50), isExact: true, has: true }], -10),
    );
    for (const { left, width } of legs) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThanOrEqual(0);
    }
  });

  it('has ticks at round numbers, from nought to the end', () => {
    const { ticks, axisMs } = waterfallGeometry(
      journey([{ agency: 'kec-menteng', at: at(4_321), isExact: true, has: true }]),
    );
    expect(ticks).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000]);
    expect(ticks.at(-1)).toBe(axisMs);
  });
});
