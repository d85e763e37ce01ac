import type { Zone } from './moment';

/** Jakarta knows no summer time. */
const OFFSET_MS: Record<Zone, number> = { WIB: 7 * 3_600_000, UTC: 0 };

/**
 * What a field of a day and time holds, as the instant it means in a zone; null where it holds
 * none.
 */
export function instantOf(local: string, zone: Zone): string | null {
  const ms = Date.parse(`${local}Z`);
  return Number.isNaN(ms) ? null : new Date(ms - OFFSET_MS[zone]).toISOString();
}

/** An instant as a field of a day and time shows it, to the second. */
export function localOf(instant: string, zone: Zone): string {
  return new Date(Date.parse(instant) + OFFSET_MS[zone])
    .toISOString()
    .slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
}
