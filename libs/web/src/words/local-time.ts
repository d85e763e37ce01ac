import type { Zone } from './moment';

/** Jakarta has no daylight saving time. */
const OFFSET_MS: Record<Zone, number> = { WIB: 7 * 3_600_000, UTC: 0 };

/**
 * Returns the instant that the text of a date-and-time field means in a zone; null where the text
 * holds none.
 */
export function instantOf(local: string, zone: Zone): string | null {
  const ms = Date.parse(`${local}Z`);
  return Number.isNaN(ms) ? null : new Date(ms - OFFSET_MS[zone]).toISOString();
}

/** Formats an instant for a date-and-time field, to the second. */
export function localOf(instant: string, zone: Zone): string {
  return new Date(Date.parse(instant) + OFFSET_MS[zone])
    .toISOString()
    .slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
