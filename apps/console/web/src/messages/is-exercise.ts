/**
 * Tells whether an event is part of an exercise, or derived from one: such an event is never a real
 * case.
 */
export function isExercise(value: Record<string, unknown>): boolean {
  return (value['handling'] as { exercise?: unknown } | null | undefined)?.exercise === true;
}
