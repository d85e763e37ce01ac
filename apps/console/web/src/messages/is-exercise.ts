/** Whether an event is part of a drill, or derived from one: never a real case. */
export function isExercise(value: Record<string, unknown>): boolean {
  return (value['handling'] as { exercise?: unknown } | null | undefined)?.exercise === true;
}
