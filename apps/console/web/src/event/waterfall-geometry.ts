import type { Waterfall } from '../../../contract/topics';

export type LegKind = 'publish' | 'apply';

/** One part of an event's journey, placed on an axis that begins when the event was recorded. */
export interface Leg {
  kind: LegKind;
  /** null for the part to the broker */
  agency: string | null;
  /** ms after the event was recorded; null where the end is unknown */
  startMs: number;
  endMs: number | null;
  /**
   * true: the program that did this step told the time. False: a report told it in whole seconds,
   * and the end is the latest possible
   */
  isExact: boolean;
  /**
   * `not-yet`: the agency does not have the event. `earlier`: the agency has it, from before the
   * reports that were read.
   */
  state: 'known' | 'not-yet' | 'earlier';
  /** per cent of the axis */
  left: number;
  width: number;
}

export interface WaterfallGeometry {
  legs: Leg[];
  axisMs: number;
  /** positions of the ticks, ms */
  ticks: number[];
  /**
   * time from the occurrence to the recording, ms. It is not on the axis: a permit of last week
   * would leave no room for the journey
   */
  occurredBeforeMs: number;
}

const LEAST_AXIS_MS = 10;
/** An agency reports once a second. */
const REPORTED_TO_MS = 1_000;
const NICE = [1, 2, 5];

/**
 * Computes the drawing of outbox → broker → each agency's copy, to scale. Clocks of computers
 * differ: a part that seems to end before it began ends where it began.
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

/** Returns a step for four to eight ticks at round numbers. */
function niceStep(lastMs: number): number {
  const rough = lastMs / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  return (NICE.find((nice) => nice * magnitude >= rough) ?? 10) * magnitude;
}
