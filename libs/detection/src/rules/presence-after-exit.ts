import { byText } from '@sinergi/domain';
import { type CivilDay, civilDayAt, entryOn, SUPERVISION_LAW } from '@sinergi/law';
import { byRule, citationOf } from '../citation.js';
import { evidenceOf } from '../evidence.js';
import type { MovementFact } from '../facts.js';
import { lastCrossing } from '../last-crossing.js';
import { isReferred, REFERRED } from '../permits-at.js';
import { firstAndLatest, type Presence, presencesOf } from '../presences.js';
import {
  type BothLanguages,
  type EvaluationContext,
  type Finding,
  NOTHING,
  type Rule,
} from '../rule.js';
import { MUST_FIRE, MUST_NOT_FIRE } from './presence-after-exit-examples.js';
import { explainPresence, explainTravel, NOT_COVERED, TRAPS } from './presence-after-exit-words.js';

type Reads = 'permit' | 'movement' | 'sighting' | 'lodging';
type Parameters = 'afterExitMinutes' | 'travelMinutes';

const MINUTE_MS = 60_000;

/** A crossing, and the presences that do not agree with it, the earliest first. */
interface Contradiction {
  crossing: MovementFact;
  presences: Presence[];
}

/**
 * Finds records of where a person was that do not agree: somebody checked in the city, or checked
 * in at a lodging, after an exit that no entry followed; and a crossing at a checkpoint within too
 * few minutes of a checked document in the city. Both are mostly a wrong clock or a wrong subject,
 * so what is asked for is to compare the records.
 */
export const presenceAfterExit: Rule<Reads, Parameters> = {
  id: 'presence-after-exit',
  version: 1,
  since: '2026-11-30',
  title: { id: 'Keberadaan sesudah keluar', en: 'Presence after an exit' },
  unit: 'PERSON',
  category: 'OTHER',
  competent: 'IDENTITY_AUTHORITY',
  answerWithinWorkingDays: 5,
  reads: ['permit', 'movement', 'sighting', 'lodging'],
  restsOn: ['movement', 'sighting', 'lodging'],
  parameters: {
    afterExitMinutes: {
      ...{ value: 720, lowest: 0, highest: 2_880, of: 'minutes' },
      meaning: {
        id: 'Selisih jam yang dimaklumi antara perlintasan dan keberadaan, juga salah zona waktu.',
        en: 'How far clocks may differ between a crossing and a presence, a wrong zone included.',
      },
    },
    travelMinutes: {
      ...{ value: 15, lowest: 1, highest: 120, of: 'minutes' },
      meaning: {
        id: 'Perjalanan antara tempat pemeriksaan dan kota tidak mungkin lebih singkat dari ini.',
        en: 'No way between a checkpoint and the city is shorter than this.',
      },
    },
  },
  citationOn: (day) => citationOf([textOn(day)]),
  traps: TRAPS,
  evaluate({ permit, movement, sighting, lodging }, { values, coveredUntil }) {
    if (isReferred(permit)) return { ...NOTHING, silentFor: REFERRED };
    const presences = presencesOf(sighting, lodging, ['DOCUMENT_CHECKED']);
    const { contradictions, waits } = afterExits(presences, movement, { values, coveredUntil });
    const found = new Set(contradictions.flatMap((one) => one.presences.map(({ id }) => id)));
    const others = presences.filter(({ id }) => !found.has(id));
    const findings = [
      ...contradictions.map(presenceFinding),
      ...tooFast(others, movement, values.travelMinutes).map(travelFinding),
    ].sort((left, right) => byText(left.cause, right.cause));
    const silentFor: BothLanguages | null = waits && findings.length === 0 ? NOT_COVERED : null;
    return { findings, silentFor, againAt: null };
  },
  mustFire: MUST_FIRE,
  mustNotFire: MUST_NOT_FIRE,
};

/**
 * Returns the exits after which a person was there although no entry followed, and whether any
 * waits until movements are complete up to then.
 */
function afterExits(
  presences: readonly Presence[],
  movements: readonly MovementFact[],
  { values, coveredUntil }: Pick<EvaluationContext<Parameters>, 'values' | 'coveredUntil'>,
): { contradictions: Contradiction[]; waits: boolean } {
  const tolerated = values.afterExitMinutes * MINUTE_MS;
  const exits = new Map<string, Contradiction>();
  let waits = false;
  for (const presence of presences) {
    const crossing = lastCrossing(movements, presence.at + tolerated);
    if (crossing?.direction !== 'EXIT' || presence.at <= crossing.at + tolerated) continue;
    // Asked only here: who asks is evaluated again whenever coverage is stated.
    const covered = coveredUntil('movement', null);
    if (covered === null || covered < presence.at + tolerated) {
      waits = true;
      continue;
    }
    const exit = exits.get(crossing.id) ?? { crossing, presences: [] };
    exit.presences.push(presence);
    exits.set(crossing.id, exit);
  }
  return { contradictions: [...exits.values()], waits };
}

/** Returns crossings within too few minutes of a checked document in the city. */
const tooFast = (
  presences: readonly Presence[],
  movements: readonly MovementFact[],
  travelMinutes: number,
): Contradiction[] =>
  movements
    .filter(({ retracted }) => !retracted)
    .map((crossing) => ({
      crossing,
      presences: presences.filter(
        ({ at, shownBy }) =>
          shownBy === 'DOCUMENT_CHECKED' && Math.abs(at - crossing.at) < travelMinutes * MINUTE_MS,
      ),
    }))
    .filter((one) => one.presences.length > 0);

function presenceFinding({ crossing, presences }: Contradiction): Finding {
  const last = presences.at(-1) as Presence;
  return {
    ...findingOf({ crossing, presences }, explainPresence(crossing, presences)),
    cause: crossing.id,
    kecamatan: last.kecamatan,
    severity: 'MEDIUM',
    confidence: presences.length > 1 ? 0.8 : 0.6,
  };
}

function travelFinding({ crossing, presences }: Contradiction): Finding {
  const [first] = presences as [Presence];
  return {
    ...findingOf({ crossing, presences }, explainTravel(crossing, first)),
    cause: `${crossing.id}/travel`,
    kecamatan: first.kecamatan,
    severity: 'LOW',
    confidence: 0.4,
  };
}

function findingOf({ crossing, presences }: Contradiction, why: BothLanguages) {
  const [first] = presences as [Presence];
  const last = presences.at(-1) ?? first;
  const { id, version } = presenceAfterExit;
  const cited = byRule(id, version, citationOf([textOn(civilDayAt(last.at))]));
  const { subjectId, direction, at, checkpoint } = crossing;
  return {
    subjectId,
    requestedAction: 'CHECK_RECORDS' as const,
    evidence: evidenceOf([crossing, ...firstAndLatest(presences)]),
    causationId: first.eventId,
    basis: JSON.stringify([
      ...[direction, at, checkpoint, presences.length],
      ...[first.at, last.at, last.kecamatan],
    ]),
    explanation: { id: `${why.id} ${cited.id}`, en: `${why.en} ${cited.en}` },
  };
}

const textOn = (day: CivilDay) => entryOn(SUPERVISION_LAW, 'TIMPORA', day);
