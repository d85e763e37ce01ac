import { dayNumberAt } from '@sinergi/law';
import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { day, instant } from '../shown.js';
import { validateObserved } from '../validate-observed.js';
import { objectionClock } from './objection-clock.js';

/** The times of a case, each with the one that it may not come before. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  decidedAt: [],
  servedAt: ['decidedAt'],
  objectedAt: ['servedAt', 'decidedAt'],
  forwardedAt: ['objectedAt'],
  objectionDecidedAt: ['forwardedAt'],
  executedAt: ['decidedAt'],
  detainedAt: [],
  releasedAt: ['detainedAt'],
  consulateNotifiedAt: ['detainedAt'],
};

export const CASE_TIMES: readonly string[] = Object.keys(ORDER);

/**
 * Validates the times of a case that a change says, or that follow one that it says: none lies
 * ahead, none comes before what it follows from, and an objection is filed within its term.
 *
 * @param said the fields that the request gives
 */
export function validateCaseTimes(after: Fields, said: Fields, now: number): Violation[] {
  const isSaid = (name: string): boolean => (said[name] ?? null) !== null;
  return [
    ...CASE_TIMES.filter(isSaid).flatMap((name) =>
      validateObserved(`/${name}`, after[name] as number, now),
    ),
    ...CASE_TIMES.flatMap((name) =>
      (ORDER[name] ?? [])
        .filter((earlier) => isSaid(name) || isSaid(earlier))
        .flatMap((earlier) => notBefore(name, earlier, after))
        .slice(0, 1),
    ),
    ...(isSaid('objectedAt') || (isSaid('servedAt') && (after['objectedAt'] ?? null) !== null)
      ? validateFiled(after)
      : []),
    ...(isSaid('detainedUntil') ? validateDetainedUntil(after) : []),
  ];
}

function notBefore(name: string, earlier: string, after: Fields): Violation[] {
  const [at, from] = [after[name] ?? null, after[earlier] ?? null];
  if (at === null || from === null || Number(at) >= Number(from)) return [];
  return [
    {
      field: `/${name}`,
      expected: `a time not before ${earlier}, ${instant(Number(from))}`,
      got: instant(Number(at)),
    },
  ];
}

/** A late objection is none; it may be noted. Where the term is not known, nothing is late. */
function validateFiled({ servedAt, objectedAt }: Fields): Violation[] {
  if ((servedAt ?? null) === null) return [];
  const clock = objectionClock('FILE', Number(servedAt));
  if (!clock || clock.uncertain || Number(objectedAt) < clock.dueAt) return [];
  return [
    {
      field: '/objectedAt',
      expected: `a time until the end of ${clock.lastDay} (${clock.basis})`,
      got: instant(Number(objectedAt)),
    },
  ];
}

function validateDetainedUntil({ detainedAt, detainedUntil }: Fields): Violation[] {
  const first = dayNumberAt(Number(detainedAt));
  if (Number(detainedUntil) >= first) return [];
  return [
    {
      field: '/detainedUntil',
      expected: `a day not before ${day(first)}`,
      got: day(Number(detainedUntil)),
    },
  ];
}
