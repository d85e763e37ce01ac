import type { Boundaries } from './boundaries.js';
import { kecamatanAt, liesIn } from './kecamatan-at.js';
import { SIGHTING_LIMITS, type SightingLimits } from './sighting-limits.js';
import type { Violation } from './violation.js';

const DAY_MS = 86_400_000;

/** What a sighting says, as far as it can be judged: its schema was checked before. */
export interface SightingIntake {
  /** UTC milliseconds */
  seenAt: number;
  /** code such as 31.71.06 */
  kecamatan: string;
  certainty: string;
  order: string;
  orderNo: string | null;
  /** degrees, WGS 84 */
  place: { lat: number; lon: number };
  person: object | null;
  /** retainUntil in days since 1970-01-01, the last day included */
  handling: { retainUntil: number };
}

export interface SightingContext {
  boundaries: Boundaries;
  /** UTC milliseconds */
  now: number;
  /** SIGHTING_LIMITS unless said otherwise */
  limits?: SightingLimits;
}

/** Whether a sighting can be true. @returns every violation at once, none with personal content; empty when it can */
export function judgeSighting(intake: SightingIntake, { boundaries, now, limits = SIGHTING_LIMITS }: SightingContext): Violation[] {
  return [
    ...judgeTime(intake, now, limits),
    ...judgePlace(intake, boundaries),
    ...judgeOrder(intake, now, limits),
    ...judgePerson(intake),
    ...judgeRetention(intake, limits),
  ];
}

function judgeTime({ seenAt }: SightingIntake, now: number, { clockAheadMs, earliestSeenAt }: SightingLimits): Violation[] {
  if (seenAt > now + clockAheadMs) {
    return [{ field: '/seenAt', expected: `a time not after ${instant(now + clockAheadMs)}`, got: instant(seenAt) }];
  }
  if (seenAt >= earliestSeenAt) return [];
  return [{ field: '/seenAt', expected: `a time from ${instant(earliestSeenAt)} on`, got: instant(seenAt) }];
}

function judgePlace({ kecamatan, place }: SightingIntake, boundaries: Boundaries): Violation[] {
  const stated = boundaries.districts.find(({ code }) => code === kecamatan);
  const codes = boundaries.districts.map(({ code }) => code).join(', ');
  const unknown = stated ? [] : [{ field: '/kecamatan', expected: `one of ${codes}`, got: kecamatan }];
  if (stated && liesIn(place.lon, place.lat, stated)) return unknown;
  const found = kecamatanAt(place.lon, place.lat, boundaries);
  if (stated) return [{ field: '/place', expected: `a point in ${kecamatan}`, got: found ? `a point in ${found}` : OUTSIDE }];
  return found ? unknown : [...unknown, { field: '/place', expected: 'a point in Jakarta Pusat', got: OUTSIDE }];
}

const OUTSIDE = 'a point outside Jakarta Pusat';

function judgeOrder({ order, orderNo, seenAt }: SightingIntake, now: number, { urgentOrderWithinMs }: SightingLimits): Violation[] {
  if (orderNo !== null) return order === 'NONE' ? [{ field: '/orderNo', expected: 'none without an order', got: 'a number' }] : [];
  if (order === 'SURAT_PERINTAH') return [{ field: '/orderNo', expected: "the order's number with SURAT_PERINTAH", got: 'none' }];
  if (order !== 'URGENT' || now - seenAt <= urgentOrderWithinMs) return [];
  return [
    { field: '/orderNo', expected: `the order's number within ${urgentOrderWithinMs / 3_600_000} hours of an urgent check`, got: 'none' },
  ];
}

function judgePerson({ person, certainty }: SightingIntake): Violation[] {
  if (person === null || certainty === 'DOCUMENT_CHECKED' || certainty === 'IDENTIFIED') return [];
  return [{ field: '/person', expected: 'none unless certainty is DOCUMENT_CHECKED or IDENTIFIED', got: `a person with ${certainty}` }];
}

function judgeRetention({ handling: { retainUntil }, seenAt }: SightingIntake, { retentionYears }: SightingLimits): Violation[] {
  const seenOn = Math.floor(seenAt / DAY_MS);
  const seen = new Date(seenAt);
  const last = Math.floor(Date.UTC(seen.getUTCFullYear() + retentionYears, seen.getUTCMonth(), seen.getUTCDate()) / DAY_MS);
  if (retainUntil > seenOn && retainUntil <= last) return [];
  return [{ field: '/handling/retainUntil', expected: `a day after ${day(seenOn)} and not after ${day(last)}`, got: day(retainUntil) }];
}

function instant(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? 'no time' : date.toISOString();
}

function day(days: number): string {
  return instant(days * DAY_MS).slice(0, 10);
}
