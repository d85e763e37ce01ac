import type { Fields, FlowRules } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { always } from '../refuse-unless.js';
import { instant } from '../shown.js';
import { validateObserved } from '../validate-observed.js';
import { type Point, validatePlace } from '../validate-place.js';
import { validateRetention } from '../validate-retention.js';

/**
 * The rules of lodgings: a guest's stay as reported. A check-out without a check-in is normal, and
 * begins a separate entity.
 */
export const lodgingRules: FlowRules = {
  flow: 'lodging',
  begins: ['CHECKED_IN', 'CHECKED_OUT'],
  changes: {
    CHECKED_OUT: {
      sets: ['checkOutAt', 'receiptNo'],
      requires: ['checkOutAt'],
      refusal: ({ checkOutAt }) =>
        checkOutAt === null
          ? null
          : 'Expected a stay without a check-out, got one with a check-out',
    },
    CORRECTED: { sets: 'whole', refusal: always },
  },
  person: 'guest',
  showsPresence: ({ subjectId }) => subjectId !== null,
  occurredAt: ({ checkInAt, checkOutAt }) => (checkOutAt ?? checkInAt ?? null) as number | null,
  validate(after, change, before, { now, boundaries }) {
    const { kecamatan, place, checkInAt, checkOutAt } = after;
    return [
      ...validateObserved('/checkInAt', checkInAt as number | null, now),
      ...validateObserved('/checkOutAt', checkOutAt as number | null, now),
      ...evaluateStay(after, change, before),
      ...validateKelurahan(after),
      ...validatePlace(
        { kecamatan: String(kecamatan), point: place as Point | null | undefined, field: '/place' },
        boundaries,
      ),
      ...(change === 'CHECKED_OUT' && before
        ? []
        : validateRetention(
            after,
            Number(checkInAt ?? checkOutAt ?? now),
            Number(checkOutAt ?? checkInAt ?? now),
          )),
    ];
  },
};

function evaluateStay(
  { checkInAt, checkOutAt, guest, subjectId }: Fields,
  change: string,
  before: Fields | null,
): Violation[] {
  const violations: Violation[] = [];
  if (change === 'CHECKED_IN' && (checkInAt ?? null) === null)
    violations.push({
      field: '/checkInAt',
      expected: 'the time when the guest came',
      got: 'nothing',
    });
  if (change === 'CHECKED_OUT' && (checkOutAt ?? null) === null)
    violations.push({
      field: '/checkOutAt',
      expected: 'the time when the guest left',
      got: 'nothing',
    });
  if (change === 'CORRECTED' && (checkInAt ?? null) === null && (checkOutAt ?? null) === null)
    violations.push({
      field: '/checkInAt',
      expected: 'the time when the guest came or left',
      got: 'neither',
    });
  if (change === 'CHECKED_IN' && (checkOutAt ?? null) !== null)
    violations.push({
      field: '/checkOutAt',
      expected: 'no check-out time with CHECKED_IN',
      got: 'a time',
    });
  if (checkInAt && checkOutAt && Number(checkOutAt) < Number(checkInAt))
    violations.push({
      field: '/checkOutAt',
      expected: `a time at or after ${instant(Number(checkInAt))}`,
      got: instant(Number(checkOutAt)),
    });
  if (change === 'CHECKED_IN' && !before && !guest && !subjectId)
    violations.push({
      field: '/guest',
      expected: 'a guest or a subjectId',
      got: 'neither',
    });
  return violations;
}

function validateKelurahan({ kecamatan, kelurahan }: Fields): Violation[] {
  if (typeof kelurahan !== 'string' || kelurahan.startsWith(`${String(kecamatan)}.`)) return [];
  return [{ field: '/kelurahan', expected: `a village of ${String(kecamatan)}`, got: kelurahan }];
}
