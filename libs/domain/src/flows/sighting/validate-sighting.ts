import type { Boundaries } from '../../boundaries.js';
import type { Violation } from '../../violation.js';
import { validateObserved } from '../validate-observed.js';
import { validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';
import { isRecognised } from './is-recognised.js';

/** The part of a sighting that can be validated; its schema was checked before. */
export interface SightingIntake {
  /** UTC milliseconds */
  seenAt: number;
  /** code such as 31.71.06 */
  kecamatan: string;
  /** absent or null where nobody is named */
  subjectId?: string | null;
  certainty: string;
  order: string;
  orderNo: string | null;
  /** degrees, WGS 84; absent where it is unchanged */
  place?: { lat: number; lon: number };
  /** absent where it is unchanged */
  person?: object | null;
  /** retainUntil in days since 1970-01-01, the last day included */
  handling: { retainUntil: number };
}

export interface SightingContext {
  boundaries: Boundaries;
  /** UTC milliseconds */
  now: number;
}

/**
 * Validates a sighting.
 *
 * @returns all violations, none with personal content; empty when there is none
 */
export function validateSighting(
  intake: SightingIntake,
  { boundaries, now }: SightingContext,
): Violation[] {
  const { seenAt, kecamatan, place, handling } = intake;
  return [
    ...validateObserved('/seenAt', seenAt, now),
    ...validatePlace({ kecamatan, point: place, field: '/place' }, boundaries),
    ...validateOrder(intake),
    ...validatePerson(intake),
    ...validateSubject(intake),
    ...validateRetention({ handling }, seenAt),
  ];
}

/** A number may come later than the report, and then refuses nothing (`orderOutstanding`). */
function validateOrder({ order, orderNo }: SightingIntake): Violation[] {
  if (orderNo !== null)
    return order === 'NONE'
      ? [{ field: '/orderNo', expected: 'no order number with order NONE', got: 'a number' }]
      : [];
  if (order !== 'SURAT_PERINTAH') return [];
  return [
    {
      field: '/orderNo',
      expected: 'an order number with order SURAT_PERINTAH; say URGENT while it is to come',
      got: 'none',
    },
  ];
}

function validatePerson({ person, certainty }: SightingIntake): Violation[] {
  if (!person || isRecognised({ certainty })) return [];
  return [
    {
      field: '/person',
      expected: 'a person only with certainty DOCUMENT_CHECKED or IDENTIFIED',
      got: `a person with ${certainty}`,
    },
  ];
}

/** A subject's id is in many events that everybody receives: to know it is no ground to say it. */
function validateSubject({ subjectId, certainty }: SightingIntake): Violation[] {
  if (!subjectId || isRecognised({ certainty })) return [];
  return [
    {
      field: '/subjectId',
      expected: 'a subject only with certainty DOCUMENT_CHECKED or IDENTIFIED',
      got: `a subject with ${certainty}`,
    },
  ];
}
