/** A class of a choropleth: counts up to and including `to`. */
export interface CountClass {
  from: number;
  to: number;
}

/**
 * Divides counts into classes. Zero is a class of its own, because none is not the same as few. The
 * rest is divided into equal steps of whole numbers.
 */
export function countClasses(counts: readonly number[], most = 4): CountClass[] {
  const highest = Math.max(0, ...counts);
  if (highest === 0) return [{ from: 0, to: 0 }];
  const steps = Math.min(most, highest);
  const size = Math.ceil(highest / steps);
  const classes = [{ from: 0, to: 0 }];
  for (let from = 1; from <= highest; from += size)
    classes.push({ from, to: Math.min(from + size - 1, highest) });
  return classes;
}

export function classOf(count: number, classes: readonly CountClass[]): number {
  const index = classes.findIndex(({ from, to }) => count >= from && count <= to);
  return index === -1 ? classes.length - 1 : index;
}
