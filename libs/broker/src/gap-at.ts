import type { Gap, PartitionBounds } from './bus.js';

/** Returns why the log cannot be read on from a position; null when it can. */
export function gapAt(bound: PartitionBounds, position: bigint): Gap | null {
  const { start, end } = bound;
  if (position < start)
    return {
      ...bound,
      position,
      reason: `Expected the log to hold offset ${position}, got a log that starts at ${start}`,
    };
  if (position > end)
    return {
      ...bound,
      position,
      reason: `Expected the log to reach offset ${position}, got a log that ends at ${end}`,
    };
  return null;
}
