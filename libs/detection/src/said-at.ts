/** 48 bits of time, and the version of ids that carry one: docs/ids.md. */
const TIMED = /^([0-9a-f]{8})-([0-9a-f]{4})-8/;

/**
 * Returns when an entity was first said, or an event was, by its id.
 *
 * @returns epoch ms; null for an id that carries no time
 */
export function saidAt(id: string): number | null {
  const [, high, low] = TIMED.exec(id) ?? [];
  return high === undefined ? null : Number.parseInt(`${high}${low}`, 16);
}
