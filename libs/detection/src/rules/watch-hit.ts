import { byText } from '@sinergi/domain';
import {
  beginningOf,
  type CivilDay,
  civilDayAt,
  dayNumberAt,
  entryOn,
  WATCH_LAW,
} from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import type { MovementFact, SightingFact, WatchFact } from '../facts.js';
import { type Presence, presencesOf } from '../presences.js';
import type { BothLanguages, Finding, Rule } from '../rule.js';
import { MUST_FIRE, MUST_NOT_FIRE } from './watch-hit-examples.js';
import { ENDED, type Encounter, explainHit, ONLY_DESCRIBED, TRAPS } from './watch-hit-words.js';

type Reads = 'watch' | 'sighting' | 'lodging' | 'movement';
type Parameters = 'shownAtMost';

/**
 * Finds that a person on a watch in force turned up: by a checked document, at a lodging, or at the
 * border. It does not read what the watch asks: whoever gets the lead opens the watch for that.
 */
export const watchHit: Rule<Reads, Parameters> = {
  id: 'watch-hit',
  version: 1,
  since: '2026-11-30',
  title: { id: 'Orang dalam daftar pengawasan muncul', en: 'A watched person turned up' },
  unit: 'PERSON',
  category: 'WATCH_HIT',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 1,
  reads: ['watch', 'sighting', 'lodging', 'movement'],
  restsOn: ['sighting', 'lodging', 'movement'],
  parameters: {
    shownAtMost: {
      ...{ value: 10, lowest: 1, highest: 20, of: 'events' },
      meaning: {
        id: 'Banyaknya kejadian terakhir yang disebut dalam satu peringatan.',
        en: 'How many of the latest events one lead names.',
      },
    },
  },
  citationOn: (day) => citationOf(textsOn(day)),
  traps: TRAPS,
  evaluate({ watch: watches, sighting, lodging, movement }, { now, values }) {
    const met = encountersOf(presencesOf(sighting, lodging, ['DOCUMENT_CHECKED']), movement);
    const today = dayNumberAt(now);
    const inForce = watches.filter((one) => one.status === 'ACTIVE' && one.validUntil >= today);
    const findings = [...inForce]
      .sort((left, right) => byText(left.id, right.id))
      .flatMap((watch) => {
        const during = met.filter((one) => isDuring(watch, one));
        return during.length > 0 ? [findingOf(watch, during.slice(-values.shownAtMost))] : [];
      });
    const isFound = findings.length > 0;
    return {
      findings,
      silentFor: isFound ? null : silence(watches, met, sighting),
      againAt: isFound
        ? Math.min(...inForce.map(({ validUntil }) => beginningOf(validUntil + 1)))
        : null,
    };
  },
  mustFire: MUST_FIRE,
  mustNotFire: MUST_NOT_FIRE,
};

/** Why nothing is found where a watched person may seem to have turned up. */
function silence(
  watches: readonly WatchFact[],
  met: readonly Encounter[],
  sightings: readonly SightingFact[],
): BothLanguages | null {
  if (watches.some((watch) => met.some((one) => isDuring(watch, one)))) return ENDED;
  const isDescribed = sightings.some(({ certainty }) => certainty === 'DESCRIBED');
  return watches.length > 0 && isDescribed ? ONLY_DESCRIBED : null;
}

/** Returns when and where a person was met, the earliest first. */
function encountersOf(
  presences: readonly Presence[],
  movements: readonly MovementFact[],
): Encounter[] {
  const crossings = movements
    .filter(({ retracted }) => !retracted)
    .map(({ direction, checkpoint, ...fact }) => ({
      ...fact,
      how: direction === 'EXIT' ? ('EXIT' as const) : ('ENTRY' as const),
      where: checkpoint,
    }));
  const there = presences.map(({ shownBy, kecamatan, ...fact }) => ({
    ...fact,
    how: shownBy === 'CHECK_IN' ? ('CHECK_IN' as const) : ('DOCUMENT_CHECKED' as const),
    where: kecamatan,
  }));
  return [...there, ...crossings].sort(
    (left, right) => left.at - right.at || byText(left.id, right.id),
  );
}

/** Tells whether somebody was met on one of the days of a watch. */
function isDuring({ validFrom, validUntil }: WatchFact, { at }: Encounter): boolean {
  const day = dayNumberAt(at);
  return validFrom <= day && day <= validUntil;
}

/** @param met the earliest first, at least one */
function findingOf(watch: WatchFact, met: readonly Encounter[]): Finding {
  const last = met.at(-1) as Encounter;
  const { id, version } = watchHit;
  const why = explainHit(watch, met);
  const cited = byRule(id, version, citationOf(textsOn(civilDayAt(last.at))));
  return {
    cause: watch.id,
    // Whom the watch is about its engine says, sealed; a fact of a watch does not tell it.
    subjectId: null,
    kecamatan: null,
    severity: isAtBorder(last) ? 'HIGH' : 'MEDIUM',
    requestedAction: 'CHECK_DOCUMENT',
    confidence: 0.9,
    evidence: evidenceOf([...met].reverse()),
    causationId: last.eventId,
    basis: JSON.stringify([
      ...[watch.validFrom, watch.validUntil],
      ...met.map(({ id: fact, at, how, where }) => [fact, at, how, where]),
    ]),
    explanation: { id: `${why.id} ${cited.id}`, en: `${why.en} ${cited.en}` },
  };
}

const isAtBorder = ({ how }: Encounter): boolean => how === 'EXIT' || how === 'ENTRY';

const textsOn = (day: CivilDay) =>
  ['CEGAH', 'TANGKAL'].map((category) => entryOn(WATCH_LAW, category, day));
