/**
 * Returns the row to which a key leads; null for a key that leads nowhere.
 * @param at the active row, -1 for none
 */
export function stepTo(key: string, at: number, count: number, page: number): number | null {
  const target = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined || count === 0 ? null : Math.min(Math.max(target, 0), count - 1);
}
