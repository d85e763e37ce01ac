import { byText, lastPermittedDay, OVERSTAY_RULE } from '@sinergi/domain';
import { dayNumberAt } from '@sinergi/law';
import type { Facts, LodgingFact, PermitFact, SightingFact } from '../facts.js';
import type { EvaluationContext } from '../rule.js';

/** What shows in which district a person was, from one day to another, both included. */
export interface Sign {
  fact: LodgingFact | SightingFact;
  /** days since 1970-01-01, in Jakarta */
  first: number;
  last: number;
  isLodging: boolean;
}

/** A day on which a person was in another district than the permits say, and what shows it. */
export interface DayAway {
  /** days since 1970-01-01, in Jakarta */
  day: number;
  signs: readonly Sign[];
  /** the permits that were in force, the one that lasts longest first */
  permits: readonly PermitFact[];
}

type Read = Facts<'permit' | 'lodging' | 'sighting' | 'movement'>;
type Context = Pick<EvaluationContext, 'now' | 'coveredUntil'>;

/**
 * Returns the signs up to today: lodgings, and sightings where documents were checked. A lodging
 * without check-out lasts as far as its owners have said what they know, and no longer than until
 * the next lodging or a crossing of the border.
 */
export function signsOf(facts: Omit<Read, 'permit'>, context: Context): Sign[] {
  const today = dayNumberAt(context.now);
  const seen = facts.sighting
    .filter(({ certainty, isRetracted }) => certainty === 'DOCUMENT_CHECKED' && !isRetracted)
    .map((fact): Sign => {
      const day = dayNumberAt(fact.seenAt);
      return { fact, first: day, last: day, isLodging: false };
    });
  const lodged = facts.lodging.flatMap((fact): Sign[] => {
    const from = fact.checkInAt ?? fact.checkOutAt;
    if (from === null) return [];
    const until = fact.checkOutAt ?? endOfOpen(fact, from, facts, context);
    const first = dayNumberAt(from);
    return [{ fact, first, last: Math.max(first, dayNumberAt(until)), isLodging: true }];
  });
  return [...seen, ...lodged]
    .filter(({ first }) => first <= today)
    .map((sign) => ({ ...sign, last: Math.min(sign.last, today) }))
    .sort((left, right) => left.first - right.first || byText(left.fact.id, right.fact.id));
}

function endOfOpen(
  { id, kecamatan }: LodgingFact,
  from: number,
  { lodging, movement }: Omit<Read, 'permit'>,
  { now, coveredUntil }: Context,
): number {
  const ends = [
    ...lodging.filter((one) => one.id !== id).map(({ checkInAt }) => checkInAt ?? from),
    ...movement.filter(({ retracted }) => !retracted).map(({ at }) => at),
  ].filter((at) => at > from);
  return Math.min(now, coveredUntil('lodging', kecamatan) ?? from, ...ends);
}

/**
 * Returns the days away since the person was last seen or lodged where the permits say, oldest
 * first. A day counts where a permit was in force, every one that was names a district, and had
 * named it before that day.
 *
 * @param since first day that is looked at, days since 1970-01-01
 */
export function daysAway(
  permits: readonly PermitFact[],
  signs: readonly Sign[],
  since: number,
): DayAway[] {
  const days = new Map<number, Sign[]>();
  for (const sign of signs)
    for (let day = Math.max(sign.first, since); day <= sign.last; day++)
      days.set(day, [...(days.get(day) ?? []), sign]);
  let away: DayAway[] = [];
  for (const [day, here] of [...days].sort(([left], [right]) => left - right)) {
    const inForce = permits.filter((permit) => isInForceOn(permit, day)).sort(longestFirst);
    const districts = inForce.map(({ kecamatan }) => kecamatan);
    if (here.some(({ fact }) => districts.includes(fact.kecamatan))) away = [];
    else if (inForce.length > 0 && inForce.every((permit) => saidBefore(permit, day)))
      away.push({ day, signs: here, permits: inForce });
  }
  return away;
}

/**
 * Counts days: a stretch of consecutive days that is no longer than a short trip counts as one.
 *
 * @param days ascending, each once
 */
export function countedDays(days: readonly number[], shortTripDays: number): number {
  let counted = 0;
  let length = 0;
  for (const [i, day] of days.entries()) {
    length = day - 1 === days[i - 1] ? length + 1 : 1;
    const isEnd = days[i + 1] !== day + 1;
    if (isEnd) counted += length > shortTripDays ? length : 1;
  }
  return counted;
}

const saidBefore = ({ kecamatan, kecamatanSince }: PermitFact, day: number): boolean =>
  kecamatan !== null && kecamatanSince !== null && dayNumberAt(kecamatanSince) < day;

function isInForceOn(permit: PermitFact, day: number): boolean {
  const { kind, status, validFrom, validUntil, endedOn } = permit;
  if (status === 'RETRACTED' || day < validFrom || !isOrdinary(kind)) return false;
  if (status === 'PENDING') return true;
  return day <= (status === 'ENDED_BY_EXIT' ? (endedOn ?? validUntil) : lastPermittedDay(permit));
}

/** Whether a kind of permit is evaluated by a rule; others are the Foreign Ministry's matter. */
export const isOrdinary = (kind: string): boolean =>
  (OVERSTAY_RULE.kinds as readonly string[]).includes(kind);

const longestFirst = (left: PermitFact, right: PermitFact): number =>
  right.validUntil - left.validUntil || byText(left.id, right.id);
