import { byText } from '@sinergi/domain';
import {
  beginningOf,
  type CivilDay,
  civilDay,
  dayNumberAt,
  entryOn,
  SUPERVISION_LAW,
} from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import type { Facts, LodgingFact, PermitFact, SightingFact } from '../facts.js';
import { isReferred, REFERRED, wasInForce } from '../permits-at.js';
import { type BothLanguages, type Finding, NOTHING, type Rule, type Values } from '../rule.js';
import { MUST_FIRE, MUST_NOT_FIRE } from './lodging-unreported-examples.js';
import { explain, SILENCE, TRAPS } from './lodging-unreported-words.js';

type Reads = 'permit' | 'sighting' | 'lodging';
type Parameters = 'daysAround' | 'longestStayDays';

/** The kinds of permit whose holders live at an address. */
const RESIDENT = ['TERBATAS', 'TETAP'];

/** Checked sightings of one person lodging in one district on one day, the earliest first. */
interface Night {
  day: number;
  kecamatan: string;
  sightings: SightingFact[];
}

/**
 * Finds lodgings that were seen while a document was checked, and that nobody reported. Whether a
 * report is there is known of a person, so the rule's unit is one; the lead names no subject, since
 * people may sleep elsewhere than where they are registered: it asks about a place in a district.
 */
export const lodgingUnreported: Rule<Reads, Parameters> = {
  id: 'lodging-unreported',
  version: 1,
  since: '2026-11-30',
  title: { id: 'Penginapan tanpa laporan', en: 'Lodging without a report' },
  unit: 'PERSON',
  category: 'LODGING',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 5,
  reads: ['permit', 'sighting', 'lodging'],
  restsOn: ['sighting'],
  parameters: {
    daysAround: {
      ...{ value: 1, lowest: 0, highest: 14, of: 'days' },
      meaning: {
        id: 'Hari sebelum dan sesudah temuan yang laporannya masih cocok.',
        en: 'Days before and after a sighting whose report still fits.',
      },
    },
    longestStayDays: {
      ...{ value: 60, lowest: 1, highest: 366, of: 'days' },
      meaning: {
        id: 'Hari yang dianggap tercakup oleh laporan tanpa check-in atau tanpa check-out.',
        en: 'Days for which a report counts that has no check-in or no check-out.',
      },
    },
  },
  citationOn: (day) => citationOf([textOn(day)]),
  traps: TRAPS,
  evaluate(facts, { values, coveredUntil }) {
    if (isReferred(facts.permit)) return { ...NOTHING, silentFor: REFERRED };
    const findings: Finding[] = [];
    let silentFor: BothLanguages | null = null;
    for (const night of nightsOf(facts.sighting)) {
      if (facts.lodging.some((lodging) => covers(lodging, night.day, values))) continue;
      const covered = coveredUntil('lodging', night.kecamatan);
      const complete = beginningOf(night.day + values.daysAround + 1);
      if (livesThere(night, facts)) silentFor = SILENCE.resident;
      else if (covered === null || covered < complete) silentFor = SILENCE.notCovered;
      else findings.push(findingOf(night));
    }
    return {
      findings: findings.sort((left, right) => byText(left.cause, right.cause)),
      silentFor: findings.length > 0 ? null : silentFor,
      againAt: null,
    };
  },
  mustFire: MUST_FIRE,
  mustNotFire: MUST_NOT_FIRE,
};

function nightsOf(sightings: readonly SightingFact[]): Night[] {
  const nights = new Map<string, Night>();
  const seen = sightings
    .filter(
      ({ activity, certainty, isRetracted }) =>
        activity === 'LODGING' && certainty === 'DOCUMENT_CHECKED' && !isRetracted,
    )
    .sort((left, right) => left.seenAt - right.seenAt || byText(left.id, right.id));
  for (const sighting of seen) {
    const day = dayNumberAt(sighting.seenAt);
    const { kecamatan } = sighting;
    const night = nights.get(`${day} ${kecamatan}`) ?? { day, kecamatan, sightings: [] };
    night.sightings.push(sighting);
    nights.set(`${day} ${kecamatan}`, night);
  }
  return [...nights.values()];
}

/** Tells whether a report is about a stay around a day; the place may be anywhere. */
function covers(
  { checkInAt, checkOutAt }: LodgingFact,
  day: number,
  { daysAround, longestStayDays }: Values<Parameters>,
): boolean {
  const cameOn = checkInAt === null ? null : dayNumberAt(checkInAt);
  const leftOn = checkOutAt === null ? null : dayNumberAt(checkOutAt);
  const from = cameOn ?? (leftOn ?? day) - longestStayDays;
  const until = leftOn ?? (cameOn ?? day) + longestStayDays;
  return from - daysAround <= day && day <= until + daysAround;
}

/** Tells whether a permit in force has its holder's address in the district. */
const livesThere = ({ day, kecamatan }: Night, { permit }: Facts<Reads>): boolean =>
  permit.some(
    (one: PermitFact) =>
      one.status !== 'RETRACTED' &&
      RESIDENT.includes(one.kind) &&
      one.kecamatan === kecamatan &&
      wasInForce(one, day),
  );

function findingOf({ day, kecamatan, sightings }: Night): Finding {
  const [first] = sightings as [SightingFact];
  const { id, version } = lodgingUnreported;
  const cited = byRule(id, version, citationOf([textOn(civilDay(day))]));
  const why = explain(civilDay(day));
  return {
    // The first sighting stands for the night: a district and a day would be other people's, too.
    cause: first.id,
    subjectId: null,
    kecamatan,
    severity: 'LOW',
    requestedAction: 'CHECK_RECORDS',
    confidence: 0.5,
    evidence: evidenceOf(sightings),
    causationId: first.eventId,
    basis: JSON.stringify([day, kecamatan]),
    explanation: { id: `${why.id} ${cited.id}`, en: `${why.en} ${cited.en}` },
  };
}

const textOn = (day: CivilDay) => entryOn(SUPERVISION_LAW, 'LODGING_DATA', day);
