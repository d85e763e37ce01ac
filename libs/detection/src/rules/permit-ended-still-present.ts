import { byText } from '@sinergi/domain';
import { civilDay, civilDayAt, dayNumberAt, entryOn, SUPERVISION_LAW } from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import type { CaseFact, Facts, MovementFact, PermitFact } from '../facts.js';
import { lastCrossing } from '../last-crossing.js';
import { allowedStay, granted, isReferred, lastDayOf, REFERRED } from '../permits-at.js';
import { firstAndLatest, type Presence, presencesOf } from '../presences.js';
import type { Rule } from '../rule.js';
import { type BothLanguages, type EvaluationContext, type Finding, NOTHING } from '../rule.js';
import { MUST_FIRE, MUST_NOT_FIRE } from './permit-ended-still-present-examples.js';
import * as words from './permit-ended-still-present-words.js';

type Reads = 'permit' | 'movement' | 'sighting' | 'lodging' | 'case';
type Parameters = 'graceDays' | 'highFromDays';
type Context = EvaluationContext<Parameters>;

/** A permit that had ended, and when the person was there after that. */
interface Ended {
  permit: PermitFact;
  presences: Presence[];
  /** the last crossing before each, where one is known */
  crossings: MovementFact[];
}

/**
 * Finds people who were recognised, or checked in, after their permit was revoked or cancelled or
 * had ended by exit. A permit that merely expired is the rule `overstay`'s, a recorded exit the
 * rule `presence-after-exit`'s. Its category is OTHER: it says that somebody was there, and nothing
 * of what they did.
 */
export const permitEndedStillPresent: Rule<Reads, Parameters> = {
  id: 'permit-ended-still-present',
  version: 1,
  since: '2026-11-30',
  title: { id: 'Izin dicabut atau berakhir, masih ada', en: 'Permit ended, still present' },
  unit: 'PERSON',
  category: 'OTHER',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 3,
  reads: ['permit', 'movement', 'sighting', 'lodging', 'case'],
  restsOn: ['permit', 'sighting', 'lodging'],
  parameters: {
    graceDays: {
      ...{ value: 0, lowest: 0, highest: 30, of: 'days' },
      meaning: {
        id: 'Hari sesudah izin berakhir yang belum dihitung, beserta hari itu sendiri.',
        en: 'Days after the end that do not count yet, like the day of the end itself.',
      },
    },
    highFromDays: {
      ...{ value: 30, lowest: 1, highest: 365, of: 'days' },
      meaning: {
        id: 'Hari sesudah pencabutan atau pembatalan sejak peringatan menjadi HIGH.',
        en: 'Days after a revocation or cancellation from which a lead is HIGH.',
      },
    },
  },
  citationOn: (day) => citationOf(textsOn(day, true)),
  traps: words.TRAPS,
  evaluate(facts, context) {
    if (isReferred(facts.permit)) return { ...NOTHING, silentFor: REFERRED };
    const ended = new Map<string, Ended>();
    let silentFor: BothLanguages | null = null;
    for (const presence of presencesOf(facts.sighting, facts.lodging, [
      'DOCUMENT_CHECKED',
      'IDENTIFIED',
    ])) {
      const crossed = lastCrossing(facts.movement, presence.at);
      const permit = endedBefore(presence, facts.permit, crossed);
      if (!permit) continue;
      const reason = silence(presence, { permit, crossed, facts, context });
      if (reason) silentFor = reason;
      if (reason !== null) continue;
      const found = ended.get(permit.id) ?? { permit, presences: [], crossings: [] };
      found.presences.push(presence);
      if (crossed) found.crossings.push(crossed);
      ended.set(permit.id, found);
    }
    const findings = [...ended.values()]
      .sort((left, right) => byText(left.permit.id, right.permit.id))
      .map((one) => findingOf(one, objectionsOf(facts.case), context));
    return { findings, silentFor: findings.length > 0 ? null : silentFor, againAt: null };
  },
  mustFire: MUST_FIRE,
  mustNotFire: MUST_NOT_FIRE,
};

/**
 * Returns the permit whose early end makes a presence a lead, where it is the last that the person
 * had; null where another permit allows the stay, or the last one merely expired.
 */
function endedBefore(
  { at }: Presence,
  permits: readonly PermitFact[],
  crossed: MovementFact | undefined,
): PermitFact | null {
  const day = dayNumberAt(at);
  // Whoever left is the rule presence-after-exit's, whatever became of their permits.
  if (crossed && crossed.direction !== 'ENTRY') return null;
  const held = granted(permits).filter(
    (permit) => permit.validFrom <= day && lastDayOf(permit) >= permit.validFrom,
  );
  if (held.some((permit) => allowedStay(permit, crossed, at))) return null;
  const [last] = held.sort(
    (left, right) =>
      lastDayOf(right) - lastDayOf(left) ||
      Number(endedEarly(right)) - Number(endedEarly(left)) ||
      byText(left.id, right.id),
  );
  return last && endedEarly(last) ? last : null;
}

const endedEarly = ({ status }: PermitFact): boolean => status in words.ENDED;

/** When a permit was ended. @returns days since 1970-01-01 */
const endOf = ({ endedOn, validUntil }: PermitFact): number => endedOn ?? validUntil;

/**
 * Returns why a presence after the end of a permit is no lead; undefined where nothing needs to be
 * said about it, null where it is one.
 */
function silence(
  { at }: Presence,
  {
    permit,
    crossed,
    facts,
    context: { values, coveredUntil },
  }: {
    permit: PermitFact;
    crossed: MovementFact | undefined;
    facts: Facts<Reads>;
    context: Context;
  },
): BothLanguages | null | undefined {
  const end = endOf(permit);
  const leftByExit = permit.status === 'ENDED_BY_EXIT';
  if (dayNumberAt(at) <= end + values.graceDays) return undefined;
  if (crossed && dayNumberAt(crossed.at) > end - Number(leftByExit)) return words.NEW_STAY;
  if (isPutInOrder(at, facts)) return words.PUT_IN_ORDER;
  const covered = coveredUntil('movement', null);
  if (leftByExit && (covered === null || covered < at)) return words.NOT_COVERED;
  return null;
}

/**
 * Tells whether a later permit was granted without a new entry: the stay was put in order, or that
 * permit was another one then, and was converted.
 */
const isPutInOrder = (at: number, { permit, movement }: Facts<Reads>): boolean =>
  granted(permit).some(({ validFrom }) => {
    const day = dayNumberAt(at);
    const cameAgain = movement.some(
      (one) =>
        !one.retracted &&
        one.direction === 'ENTRY' &&
        one.at > at &&
        dayNumberAt(one.at) <= validFrom,
    );
    return validFrom > day && !cameAgain;
  });

/** Open objections to administrative actions. */
const objectionsOf = (cases: readonly CaseFact[]): CaseFact[] =>
  cases
    .filter(
      ({ track, step, isUnderObjection }) =>
        track === 'TAK' && step !== 'RETRACTED' && isUnderObjection,
    )
    .sort((left, right) => byText(left.id, right.id));

function findingOf(
  { permit, presences, crossings }: Ended,
  objections: readonly CaseFact[],
  { values }: Context,
): Finding {
  const [first] = presences as [Presence];
  const last = presences.at(-1) ?? first;
  const end = endOf(permit);
  const days = dayNumberAt(last.at) - end;
  const isObjected = objections.length > 0;
  const { id, version } = permitEndedStillPresent;
  const cited = byRule(id, version, citationOf(textsOn(civilDayAt(last.at), isObjected)));
  const why = words.explain({
    permit,
    end: civilDay(end),
    times: presences.length,
    lastDay: civilDayAt(last.at),
    shownBy: last.shownBy,
    isObjected,
  });
  return {
    cause: permit.id,
    subjectId: permit.subjectId,
    kecamatan: last.kecamatan,
    severity: severityOf(permit, days, values.highFromDays),
    requestedAction: 'CHECK_DOCUMENT',
    confidence: confidenceOf(permit, presences),
    evidence: evidenceOf([permit, ...objections, ...firstAndLatest(presences), ...crossings]),
    causationId: first.eventId,
    basis: JSON.stringify([
      ...[permit.kind, permit.status, end, presences.length, first.at, last.at, last.kecamatan],
      isObjected,
    ]),
    explanation: { id: `${why.id} ${cited.id}`, en: `${why.en} ${cited.en}` },
  };
}

/** An end by exit may only want a record of an entry. */
function severityOf({ status }: PermitFact, days: number, highFromDays: number) {
  if (status === 'ENDED_BY_EXIT') return 'LOW';
  return days >= highFromDays ? 'HIGH' : 'MEDIUM';
}

function confidenceOf({ status }: PermitFact, presences: readonly Presence[]): number {
  if (status === 'ENDED_BY_EXIT') return 0.5;
  return presences.some(({ shownBy }) => shownBy === 'DOCUMENT_CHECKED') ? 0.8 : 0.6;
}

const textsOn = (day: string, isObjected: boolean) => [
  entryOn(SUPERVISION_LAW, 'ADMINISTRATIVE_ACTION', day),
  isObjected ? entryOn(SUPERVISION_LAW, 'OBJECTION', day) : null,
];
