import { describe, expect, it } from 'vitest';
import { evaluateLag, type LagEvidence, worstEvaluation } from './evaluate-lag.js';
import type { LagPoint } from './lag-window.js';

const BEGAN = 1_000_000;

/** Returns one point every ten seconds: the position, and the log end. */
function every10s(
  ...stood: [nextOffset: number, logEnd: number, lagMs?: number | null][]
): LagPoint[] {
  return stood.map(([nextOffset, logEnd, lagMs], index) => ({
    at: BEGAN + index * 10_000,
    nextOffset: BigInt(nextOffset),
    pending: BigInt(logEnd - nextOffset),
    lagMs: lagMs !== undefined ? lagMs : nextOffset === logEnd ? 0 : 60_000,
  }));
}

/** Evaluates one second after the latest report, with the values of that report. */
function evaluate(points: LagPoint[], over: Partial<LagEvidence> = {}) {
  const newest = points.at(-1);
  return evaluateLag({
    ...{ points, pending: newest?.pending ?? null, lagMs: newest?.lagMs ?? null },
    ...{ isPaused: false, isBrokerSilent: false, now: (newest?.at ?? BEGAN) + 1_000 },
    ...over,
  });
}

describe("one partition by Burrow's rules", () => {
  it('is fine at the end of an idle log, with a single report as with many', () => {
    expect(evaluate(every10s([7, 7]))).toEqual({
      verdict: 'OK',
      reason: 'caught-up',
      params: { seconds: 0, pending: '0', perSecond: 0 },
    });
    expect(evaluate(every10s([7, 7], [7, 7], [7, 7], [7, 7]))).toMatchObject({
      verdict: 'OK',
      reason: 'caught-up',
    });
    expect(evaluate(every10s([0, 0], [0, 0], [0, 0]))).toMatchObject({
      verdict: 'OK',
      reason: 'caught-up',
    });
  });

  it('rule 1: is fine where the end was reached once in the window', () => {
    expect(evaluate(every10s([5, 9], [9, 9], [9, 20], [9, 30]))).toMatchObject({
      verdict: 'OK',
      reason: 'caught-up',
    });
  });

  it('counts time first: many records that are four seconds old are no lag', () => {
    expect(
      evaluate(every10s([0, 900, 4_000], [900, 1_900, 4_000], [1_900, 2_900, 4_000])),
    ).toMatchObject({
      verdict: 'OK',
      reason: 'caught-up',
    });
  });

  it('rule 2: stalls where it does not move although there is something to read', () => {
    expect(evaluate(every10s([5, 9], [5, 9], [5, 9]))).toEqual({
      ...{ verdict: 'STALL', reason: 'not-moving' },
      params: { seconds: 21, pending: '4', perSecond: 0 },
    });
    expect(evaluate(every10s([5, 9], [5, 10], [5, 12]))).toMatchObject({
      verdict: 'STALL',
      reason: 'not-moving',
    });
  });

  it('rule 3: warns where it moves and never comes closer', () => {
    expect(evaluate(every10s([10, 110], [20, 130], [30, 150]))).toEqual({
      ...{ verdict: 'WARN', reason: 'falling-behind' },
      params: { seconds: 60, pending: '120', perSecond: 1 },
    });
    expect(evaluate(every10s([10, 110], [20, 120], [30, 130]))).toMatchObject({
      verdict: 'WARN',
      reason: 'keeping-pace',
    });
  });

  it('is fine where it comes closer, in records or in time', () => {
    expect(evaluate(every10s([10, 110], [50, 130], [90, 150]))).toMatchObject({
      verdict: 'OK',
      reason: 'keeping-pace',
    });
    expect(
      evaluate(every10s([10, 110, 300_000], [20, 130, 200_000], [30, 150, 100_000])),
    ).toMatchObject({
      verdict: 'OK',
      reason: 'keeping-pace',
    });
    expect(
      evaluate(every10s([10, 110, 100_000], [50, 110, 110_000], [90, 110, 120_000])),
    ).toMatchObject({
      verdict: 'OK',
      reason: 'keeping-pace',
    });
  });

  it('rule 4: has stopped where no report came for longer than the window spans', () => {
    const points = every10s([5, 9], [6, 9], [7, 9], [8, 9], [8, 9]);
    expect(evaluate(points, { now: BEGAN + 40_000 + 40_000 })).toMatchObject({ verdict: 'OK' });
    expect(evaluate(points, { now: BEGAN + 40_000 + 41_000 })).toMatchObject({
      verdict: 'STOP',
      reason: 'silent',
      params: { seconds: 41, pending: '1' },
    });
  });

  it('takes no short window for a long silence, nor the broker’s for the agency’s', () => {
    expect(evaluate(every10s([5, 9]), { now: BEGAN + 29_000 }).reason).toBe('too-few-reports');
    expect(evaluate(every10s([5, 9]), { now: BEGAN + 31_000 })).toMatchObject({
      verdict: 'STOP',
      reason: 'silent',
    });
    expect(evaluate(every10s([5, 9]), { now: BEGAN + 31_000, isBrokerSilent: true })).toMatchObject(
      {
        verdict: 'UNKNOWN',
        reason: 'silent',
      },
    );
    expect(evaluate(every10s([9, 9]), { now: BEGAN + 31_000 })).toMatchObject({
      verdict: 'UNKNOWN',
      reason: 'silent',
    });
  });

  it('rewound: says so from the step back until the end is reached again', () => {
    expect(evaluate(every10s([9, 9], [9, 9], [3, 9]))).toMatchObject({
      verdict: 'REWIND',
      reason: 'went-back',
      params: { pending: '6' },
    });
    expect(evaluate(every10s([9, 9], [3, 9], [5, 9], [7, 9]))).toMatchObject({
      verdict: 'REWIND',
      reason: 'went-back',
    });
    expect(evaluate(every10s([9, 9], [3, 9], [9, 9], [9, 30], [12, 40]))).toMatchObject({
      verdict: 'OK',
      reason: 'caught-up',
    });
  });

  it('paused: stands by an operator’s word, which is no stall', () => {
    expect(evaluate(every10s([5, 9], [5, 9], [5, 9]), { isPaused: true })).toMatchObject({
      verdict: 'STOP',
      reason: 'paused',
    });
    expect(evaluate(every10s([9, 9]), { isPaused: true })).toMatchObject({
      verdict: 'OK',
      reason: 'paused',
    });
  });

  it('says nothing on too few reports, nor on many of the same moment', () => {
    expect(evaluate([])).toEqual({
      verdict: 'UNKNOWN',
      reason: 'too-few-reports',
      params: { perSecond: 0 },
    });
    expect(evaluate(every10s([5, 9], [5, 9]))).toMatchObject({
      verdict: 'UNKNOWN',
      reason: 'too-few-reports',
    });
    const atOnce = every10s([5, 9], [5, 9], [5, 9], [5, 9]).map((point, index) => ({
      ...point,
      at: BEGAN + index * 1_000,
    }));
    expect(evaluate(atOnce)).toMatchObject({ verdict: 'UNKNOWN', reason: 'too-few-reports' });
  });

  it('says no age where nothing dates the oldest missing record', () => {
    expect(evaluate(every10s([0, 9, null], [0, 9, null], [0, 9, null])).verdict).toBe('STALL');
    expect(evaluate(every10s([0, 9, null], [1, 19, null], [2, 29, null]))).toEqual({
      ...{ verdict: 'WARN', reason: 'falling-behind' },
      params: { pending: '27', perSecond: 0.1 },
    });
  });
});

describe('an agency', () => {
  const of = (verdict: 'OK' | 'WARN' | 'STALL' | 'UNKNOWN', lagMs: number | null) => ({
    verdict,
    reason: 'caught-up' as const,
    params: {},
    lagMs,
  });

  it('is as its worst partition is, of equals the one that is further behind in time', () => {
    expect(
      worstEvaluation([of('OK', 0), of('WARN', 7), of('WARN', 9), of('UNKNOWN', null)]),
    ).toMatchObject({ verdict: 'WARN', lagMs: 9 });
    expect(worstEvaluation([of('WARN', 900), of('STALL', 1)])).toMatchObject({ verdict: 'STALL' });
  });

  it('is not fine where a partition is unknown', () => {
    expect(worstEvaluation([of('OK', 0), of('UNKNOWN', null)])).toMatchObject({
      verdict: 'UNKNOWN',
    });
    expect(worstEvaluation([])).toBeUndefined();
  });
});
