import type { Waterfall } from '../../../contract/topics';

export type LegKind = 'publish' | 'apply';

/** One stretch of an event's journey, placed on an axis that begins when it was recorded. */
export interface Leg {
  kind: LegKind;
  /** null for the way to the broker */
  agency: string | null;
  /** ms after it was recorded; null where the end is not known */
  startMs: number;
  endMs: number | null;
  /**
   * told by who did it; else by a report, which has whole seconds: the end is at the latest there
   */
  isExact: boolean;
  /**
   * `not-yet`: the agency does not have it. `earlier`: it has it, since a time nobody looked at.
   */
  state: 'known' | 'not-yet' | 'earlier';
  /** per cent of the axis */
  left: number;
  width: number;
}

export interface WaterfallGeometry {
  legs: Leg[];
  axisMs: number;
  /** where ticks stand, ms */
  ticks: number[];
  /**
   * how long before it was recorded it happened, ms: off the axis, or a permit of last week would
   * leave no room for the journey
   */
  occurredBeforeMs: number;
}

const LEAST_AXIS_MS = 10;
/** An agency reports once a second. */
const REPORTED_TO_MS = 1_000;
const NICE = [1, 2, 5];

/**
 * Outbox → broker → each agency's copy, drawn to scale. Clocks differ between computers: what seems
 * to end before it began ends where it began.
 */
export function waterfallGeometry({
  occurredAt,
  recordedAt,
  appendedAt,
  applied,
}: Waterfall): WaterfallGeometry {
  const zero = Date.parse(recordedAt);
  const after = (time: string): number => Math.max(Date.parse(time) - zero, 0);
  const appendedMs = after(appendedAt);
  const ends = applied.map(({ at, isExact }) => {
    if (at === null) return appendedMs;
    const endMs = Math.max(after(at), appendedMs);
    return isExact ? endMs : Math.ceil(endMs / REPORTED_TO_MS) * REPORTED_TO_MS;
  });
  const lastMs = Math.max(LEAST_AXIS_MS, appendedMs, ...ends);
  const step = niceStep(lastMs);
  const axisMs = Math.ceil(lastMs / step) * step;
  const span = (startMs: number, endMs: number | null) => ({
    left: (startMs / axisMs) * 100,
    width: endMs === null ? 0 : ((endMs - startMs) / axisMs) * 100,
  });
  const legs: Leg[] = [
    {
      kind: 'publish',
      agency: null,
      startMs: 0,
      endMs: appendedMs,
      isExact: true,
      state: 'known',
      ...span(0, appendedMs),
    },
    ...applied.map(({ agency, at, isExact, has }, index): Leg => {
      const endMs = at === null ? null : ends[index]!;
      return {
        kind: 'apply',
        agency,
        startMs: appendedMs,
        endMs,
        isExact,
        state: endMs !== null ? 'known' : has ? 'earlier' : 'not-yet',
        ...span(appendedMs, endMs),
      };
    }),
  ];
  const ticks = Array.from({ length: Math.round(axisMs / step) + 1 }, (_, index) => index * step);
  return { legs, axisMs, ticks, occurredBeforeMs: Math.max(zero - Date.parse(occurredAt), 0) };
}

/** Four to eight ticks, each at a number that people read at a glance. */
function niceStep(lastMs: number): number {
  const rough = lastMs / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return (NICE.find((nice) => nice * magnitude >= rough) ?? 10) * magnitude;
}
