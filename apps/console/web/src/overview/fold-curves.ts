import type { Samples } from '../../../contract/samples';

/**
 * Folds the curves of all flows or agencies into one. A step in which none is known stays unknown.
 */
export function foldCurves(
  { from, stepSeconds, curves }: Samples,
  fold: (known: number[]) => number,
): { at: string; value: number | null }[] {
  return (curves[0]?.values ?? []).map((_, index) => {
    const known = curves.flatMap(({ values }) => values[index] ?? []);
    return {
      at: new Date(Date.parse(from) + index * stepSeconds * 1_000).toISOString(),
      value: known.length === 0 ? null : fold(known),
    };
  });
}
