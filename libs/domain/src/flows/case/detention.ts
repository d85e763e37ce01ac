import {
  civilDayAt,
  DETENTION_LAW,
  type DetentionRule,
  dayNumberAt,
  entryOn,
  type LawEntry,
} from '@sinergi/law';
import type { Fields } from '../../flow-rules.js';
import { monthsAfter } from '../months-after.js';
import { trackOf } from './case-tracks.js';

/** Whether somebody is detained for a case now, and not for one that took over. */
export function isDetained(fields: Fields): boolean {
  const { detainedAt, releasedAt, step } = fields;
  if ((detainedAt ?? null) === null || (releasedAt ?? null) !== null) return false;
  return !trackOf(fields)?.custodyEndsWith.includes(String(step));
}

/**
 * Returns the law on a detention that began: by whom depends on the track, and in a prosecution on
 * whether it was brought to court.
 */
export function detentionLaw(fields: Fields): LawEntry<DetentionRule> | null {
  const { track, step, detainedAt } = fields;
  if ((detainedAt ?? null) === null) return null;
  const isInCourt = step === 'CHARGED' || step === 'VERDICT';
  const cell =
    track === 'TAK' ? 'IMMIGRATION' : track === 'PROSECUTION' && isInCourt ? 'TRIAL' : track;
  return entryOn(DETENTION_LAW, String(cell), civilDayAt(Number(detainedAt)));
}

/**
 * Returns the last day of a first order by the law of the day on which it began.
 *
 * @returns days since 1970-01-01; null where no text is known for that day
 */
export function lastDayByLaw(fields: Fields): number | null {
  const rule = detentionLaw(fields)?.rule;
  if (rule?.matter !== 'TERM') return null;
  const first = dayNumberAt(Number(fields['detainedAt']));
  return 'days' in rule.first
    ? first + rule.first.days - 1
    : monthsAfter(first, rule.first.years * 12) - 1;
}
