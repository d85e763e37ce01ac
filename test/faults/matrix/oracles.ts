import { settled, withSession } from '@sinergi/testing';
import { compareDigestMarks } from '../../support/compare-digest-marks.js';
import {
  countDifferences,
  heldBy,
  inWords,
  mintedVersionsBy,
  receivedBy,
} from '../../support/exact-totals.js';
import type { FaultyExchange } from './faulty-exchange.js';

/** The results of the oracles of docs/faults.md over every copy; all zero where they hold. */
export interface Verdict {
  /** O1: events that were committed and are missing */
  lost: number;
  /** O2: events that are there more often than they were committed */
  duplicated: number;
  /** O3: versions of an entity that come after a later version in the log */
  inversions: number;
  /** O3: offsets without a row, duplicate, dead letter or fence, and versions that never came */
  gaps: number;
  /** O4: digest marks with more than one digest */
  unequal: number;
  /** O5: dead letters that were not planted, and planted records without one */
  deadWrongly: number;
  deadMissed: number;
  /** planted records, over every copy */
  deadRight: number;
  details: string[];
}

const SETTLES_WITHIN_MS = 90_000;

/** Checks what must hold once everything has settled. */
export const checkExchange = (exchange: FaultyExchange): Promise<Verdict> =>
  settled(() => look(exchange), holds, SETTLES_WITHIN_MS);

export function holds({
  lost,
  duplicated,
  inversions,
  gaps,
  unequal,
  deadWrongly,
  deadMissed,
}: Verdict): boolean {
  return lost + duplicated + inversions + gaps + unequal + deadWrongly + deadMissed === 0;
}

async function look(exchange: FaultyExchange): Promise<Verdict> {
  const verdict: Verdict = {
    lost: 0,
    duplicated: 0,
    inversions: 0,
    gaps: 0,
    unequal: 0,
    deadWrongly: 0,
    deadMissed: 0,
    deadRight: 0,
    details: [],
  };
  const subjects = await mintedVersionsBy(exchange.platform.descriptor);
  const received = receivedBy(exchange.platform.descriptor);
  for (const { code, databaseUrl } of exchange.copies()) {
    const held = await heldBy(databaseUrl);
    const note = (what: string): void => void verdict.details.push(`${code}: ${what}`);
    const receives = received.get(code)!;
    const wanted = { progress: exchange.progress(), subjects, receives };
    for (const difference of countDifferences(held, wanted)) {
      const { expected, got } = difference;
      note(inWords(difference));
      verdict.lost += Math.max(0, expected - got);
      verdict.duplicated += Math.max(0, got - expected);
    }
    const dead = new Set(held.deadLetters.map((deadLetter) => deadLetter.split(' ')[0]!));
    for (const deadLetter of held.deadLetters) {
      if (exchange.planted.has(deadLetter.split(' ')[0]!)) verdict.deadRight += 1;
      else {
        verdict.deadWrongly += 1;
        note(deadLetter);
      }
    }
    for (const coordinates of exchange.planted) {
      if (dead.has(coordinates)) continue;
      verdict.deadMissed += 1;
      note(`no dead letter at ${coordinates}`);
    }
    const { inversions, unaccounted } = await orderAndAccounts(databaseUrl);
    verdict.inversions += inversions;
    verdict.gaps += unaccounted + held.holes;
    if (inversions + unaccounted > 0)
      note(`${inversions} inversions, ${unaccounted} offsets that nothing accounts for`);
  }
  const { differing } = await compareDigestMarks(exchange.copies());
  verdict.unequal = differing.length;
  verdict.details.push(...differing);
  return verdict;
}

function orderAndAccounts(
  databaseUrl: string,
): Promise<{ inversions: number; unaccounted: number }> {
  return withSession(databaseUrl, async (query) => {
    const { rows } = await query(
      `SELECT
         (SELECT count(*)
          FROM (
            SELECT version - lag(version) OVER (PARTITION BY topic, key ORDER BY log_offset) AS step
            FROM history) AS s
          WHERE step < 0) AS inversions,
         (SELECT coalesce(sum(
            abs(p.next_offset - p.read_to) + abs(p.next_offset - p.records - p.duplicates - (
              SELECT count(*) FROM dead_letter d
              WHERE d.topic = p.topic AND d.partition = p.partition) - (
              SELECT count(*) FROM fence f
              WHERE f.topic = p.topic AND f.partition = p.partition))), 0)
          FROM position p WHERE p.topic NOT LIKE 'timpora.key.%') AS unaccounted`,
    );
    return {
      inversions: Number(rows[0]!['inversions']),
      unaccounted: Number(rows[0]!['unaccounted']),
    };
  });
}
