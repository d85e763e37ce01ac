/** Groups values by whose they are and when, epoch ms. */
export function curvesOf(
  rows: readonly (readonly [of: string, at: Date, value: unknown])[],
): Map<string, Map<number, number>> {
  const curves = new Map<string, Map<number, number>>();
  for (const [of, at, value] of rows) {
    const curve = curves.get(of) ?? new Map<number, number>();
    curves.set(of, curve.set(at.getTime(), Number(value)));
  }
  return curves;
}
