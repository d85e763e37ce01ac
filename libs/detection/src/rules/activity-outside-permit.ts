import { byText } from '@sinergi/domain';
import {
  type CivilDay,
  civilDayAt,
  dayNumberAt,
  entryOn,
  type LawEntry,
  SUPERVISION_LAW,
  VISA_INDEX_LAW,
  type VisaIndex,
} from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import type { AccreditationFact, Facts, PermitFact, SightingFact } from '../facts.js';
import { lastCrossing } from '../last-crossing.js';
import {
  allowedStay,
  granted,
  isReferred,
  lastDayOf,
  REFERRED,
  wasInForce,
} from '../permits-at.js';
import { firstAndLatest } from '../presences.js';
import { type BothLanguages, type Finding, NOTHING, type Rule, type Values } from '../rule.js';
import { MUST_FIRE, MUST_NOT_FIRE } from './activity-outside-permit-examples.js';
import { explain, SILENCE, TRAPS } from './activity-outside-permit-words.js';

type Reads = 'permit' | 'movement' | 'sighting' | 'accreditation';
type Parameters = 'mediumFromDays' | 'highFromDays';

/**
 * What sightings call an activity and a permit can allow. Being there and lodging is what every
 * permit allows; campaigning and polling places are the rule `election-conduct`'s.
 */
const JUDGED = 'WORK TRADE STUDY PERFORMANCE JOURNALISM RESEARCH ORGANISATION'.split(' ');
/**
 * The kinds that the table of indexes is about. What a permanent permit allows hangs on the ground
 * on which it was given, which no fact says.
 */
const KINDS = ['KUNJUNGAN', 'TERBATAS'];
/** The table's own words: a permit that states others allows more than the table says. */
const TABLE_WORDS = new Set(
  VISA_INDEX_LAW.entries.flatMap(({ rule: { activities } }) => activities),
);
const ACCREDITED_FOR: Readonly<Record<string, readonly string[]>> = {
  PRESS: ['JOURNALISM'],
  ELECTION_OBSERVER: ['RESEARCH', 'ORGANISATION'],
};

/** An activity seen under a permit that does not list it. */
interface Outside {
  permit: PermitFact;
  activity: string;
  sightings: SightingFact[];
}

/**
 * Finds activities, seen while a document was checked, that no permit in force on that day lists:
 * by the table of visa indexes of the day, and by what the permit itself states. Where the table
 * says nothing of one of the person's permits, nothing is found.
 */
export const activityOutsidePermit: Rule<Reads, Parameters> = {
  id: 'activity-outside-permit',
  version: 1,
  since: '2026-11-30',
  title: { id: 'Kegiatan di luar izin', en: 'Activity outside the permit' },
  unit: 'PERSON',
  category: 'ACTIVITY',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 3,
  reads: ['permit', 'movement', 'sighting', 'accreditation'],
  restsOn: ['permit', 'sighting'],
  parameters: {
    mediumFromDays: {
      ...{ value: 1, lowest: 1, highest: 30, of: 'days' },
      meaning: {
        id: 'Banyaknya hari temuan sejak peringatan menjadi MEDIUM.',
        en: 'Days with a sighting from which a lead is MEDIUM.',
      },
    },
    highFromDays: {
      ...{ value: 3, lowest: 2, highest: 60, of: 'days' },
      meaning: {
        id: 'Banyaknya hari temuan sejak peringatan menjadi HIGH.',
        en: 'Days with a sighting from which a lead is HIGH.',
      },
    },
  },
  citationOn: (day) => citationOf([...indexesOn(day), actionOn(day)]),
  traps: TRAPS,
  evaluate(facts, { values }) {
    if (isReferred(facts.permit)) return { ...NOTHING, silentFor: REFERRED };
    const outside = new Map<string, Outside>();
    let silentFor: BothLanguages | null = null;
    for (const sighting of checkedActivities(facts.sighting)) {
      const judged = judge(sighting, facts);
      if (judged === null) continue;
      if ('en' in judged) {
        silentFor = judged;
        continue;
      }
      const { activity } = sighting;
      const cause = `${judged.id}/${activity}`;
      const found = outside.get(cause) ?? { permit: judged, activity, sightings: [] };
      found.sightings.push(sighting);
      outside.set(cause, found);
    }
    const findings = [...outside]
      .sort(([left], [right]) => byText(left, right))
      .map(([cause, found]) => findingOf(cause, found, values));
    return { findings, silentFor: findings.length > 0 ? null : silentFor, againAt: null };
  },
  mustFire: MUST_FIRE,
  mustNotFire: MUST_NOT_FIRE,
};

/** What was seen while a document was checked, the earliest first. */
const checkedActivities = (sightings: readonly SightingFact[]): SightingFact[] =>
  sightings
    .filter(
      ({ certainty, isRetracted, activity }) =>
        certainty === 'DOCUMENT_CHECKED' && !isRetracted && JUDGED.includes(activity),
    )
    .sort((left, right) => left.seenAt - right.seenAt || byText(left.id, right.id));

/**
 * Judges one activity by the permits of its day.
 *
 * @returns the permit that does not list it; why that cannot be said; null where it is allowed, or
 *   where no permit is known to be in force
 */
function judge(
  { seenAt, activity }: SightingFact,
  { permit: permits, movement, accreditation }: Facts<Reads>,
): PermitFact | BothLanguages | null {
  const day = dayNumberAt(seenAt);
  const crossed = lastCrossing(movement, seenAt);
  const held = granted(permits).filter((permit) => allowedStay(permit, crossed, seenAt));
  if (held.length === 0) return null;
  const lists = held.map((permit) => listedBy(permit, activity, civilDayAt(seenAt)));
  if (lists.some((list) => list?.includes(activity))) return null;
  if (accreditation.some((one) => accredits(one, activity, seenAt))) return SILENCE.accredited;
  if (lists.includes(null)) return SILENCE.unknown;
  const [latest] = held
    .filter((permit) => wasInForce(permit, day))
    .sort((left, right) => lastDayOf(right) - lastDayOf(left) || byText(left.id, right.id));
  return latest ?? SILENCE.pending;
}

/**
 * Returns the activities that a permit lists; null where that is not known. An index may stand for
 * a belief: what such a permit states beside the words of the table says nothing about conduct, so
 * work for an organisation is never judged by it.
 */
function listedBy(permit: PermitFact, activity: string, day: CivilDay): readonly string[] | null {
  const { kind, origin, activities } = permit;
  const index = indexOn(permit, day);
  const isClear = activities.every((one) => TABLE_WORDS.has(one));
  if (activities.includes(activity)) return activities;
  if (!index || !KINDS.includes(kind) || origin === 'BRIDGING') return null;
  if (activity === 'ORGANISATION' && !isClear) return null;
  return index.rule.activities;
}

/** Tells whether an accreditation covers an activity at a time. @param at epoch ms */
function accredits(
  { kind, status, validFrom, validUntil, withdrawnAt }: AccreditationFact,
  activity: string,
  at: number,
): boolean {
  const day = dayNumberAt(at);
  if (status === 'RETRACTED' || (withdrawnAt !== null && withdrawnAt <= at)) return false;
  const covers = ACCREDITED_FOR[kind] ?? [];
  return validFrom <= day && day <= validUntil && covers.includes(activity);
}

function findingOf(
  cause: string,
  { permit, activity, sightings }: Outside,
  values: Values<Parameters>,
): Finding {
  const [first] = sightings as [SightingFact];
  const last = sightings.at(-1) ?? first;
  const days = new Set(sightings.map(({ seenAt }) => dayNumberAt(seenAt))).size;
  const lastDay = civilDayAt(last.seenAt);
  const index = indexOn(permit, lastDay);
  const listed = [...(index?.rule.activities ?? []), ...permit.activities].sort();
  const { id, version } = activityOutsidePermit;
  const cited = byRule(id, version, citationOf([index, actionOn(lastDay)]));
  const { kind, indexCode } = permit;
  const isUncertain = index?.uncertain === true;
  const why = explain({ kind, indexCode, listed, activity, days, lastDay, isUncertain });
  return {
    cause,
    subjectId: permit.subjectId,
    kecamatan: last.kecamatan,
    severity: severityOf(days, values),
    requestedAction: 'CHECK_DOCUMENT',
    confidence: isUncertain ? 0.6 : 0.8,
    evidence: evidenceOf([permit, ...firstAndLatest(sightings)]),
    causationId: first.eventId,
    basis: JSON.stringify([
      ...[kind, indexCode, listed, activity, sightings.length, days],
      ...[first.seenAt, last.seenAt, last.kecamatan],
    ]),
    explanation: { id: `${why.id} ${cited.id}`, en: `${why.en} ${cited.en}` },
  };
}

function severityOf(days: number, { mediumFromDays, highFromDays }: Values<Parameters>) {
  if (days >= highFromDays) return 'HIGH';
  return days >= mediumFromDays ? 'MEDIUM' : 'LOW';
}

const indexOn = ({ indexCode }: PermitFact, day: CivilDay): LawEntry<VisaIndex> | null =>
  entryOn(VISA_INDEX_LAW, indexCode, day);

const indexesOn = (day: CivilDay): LawEntry<VisaIndex>[] =>
  VISA_INDEX_LAW.entries.flatMap(({ cell }) => entryOn(VISA_INDEX_LAW, cell, day) ?? []);

const actionOn = (day: CivilDay) => entryOn(SUPERVISION_LAW, 'ADMINISTRATIVE_ACTION', day);
