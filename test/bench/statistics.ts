/**
 * Returns the smallest value that at least the given share of the values does not exceed (nearest
 * rank).
 * @throws RangeError where there are no values
 */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('Expected at least one value, got none');
  const sorted = [...values].sort((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))]!;
}

/** The summary of several rounds. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** The median of an even number of rounds is the mean of the two in the middle. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((left, right) => left - right);
  if (sorted.length === 0) throw new RangeError('Expected at least one value, got none');
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2 === 1
      ? sorted[Math.floor(middle)]!
      : (sorted[middle - 1]! + sorted[middle]!) / 2;
  return { min: sorted[0]!, median, max: sorted.at(-1)! };
}

/**
 * Divides round by round, so that a disturbance of the machine in one round affects both sides.
 * @throws RangeError where the numbers of rounds differ
 */
export function ratios(numerators: readonly number[], denominators: readonly number[]): Spread {
  if (numerators.length !== denominators.length)
    throw new RangeError(
      `Expected as many rounds on both sides, got ${numerators.length} and ${denominators.length}`,
    );
  return spread(numerators.map((value, i) => value / denominators[i]!));
}
