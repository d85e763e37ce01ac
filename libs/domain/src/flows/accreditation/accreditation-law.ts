import { ELECTION_LAW, type ElectionRule, type LawEntry, versionOf } from '@sinergi/law';
import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';

/** The cell of the law on foreign observers. */
export const OBSERVERS = 'FOREIGN_OBSERVERS';

/** The ministries that give press its permission. */
const MINISTRIES = ['FOREIGN_MINISTRY', 'COMMUNICATIONS_MINISTRY'];

/** Refuses press that no ministry admitted. */
export function validateIssuer({ kind, issuer }: Fields): Violation[] {
  if (kind !== 'PRESS' || MINISTRIES.includes(String(issuer))) return [];
  return [{ field: '/issuer', expected: MINISTRIES.join(' or '), got: String(issuer) }];
}

/**
 * Returns what the law on foreign observers lacks in an accreditation: Bawaslu gives it, with the
 * Foreign Ministry's clearance.
 *
 * @param entry the law of its day; null where no text is known, and then nothing is lacking
 */
export function lackingByLaw(
  { kind, issuer, clearanceNo }: Fields,
  entry: LawEntry<ElectionRule> | null,
): Violation[] {
  if (kind !== 'ELECTION_OBSERVER' || entry === null) return [];
  const cited = `${ELECTION_LAW.says(entry.rule)} (${entry.source}, ${entry.article})`;
  return [
    ...(issuer === 'BAWASLU'
      ? []
      : [{ field: '/issuer', expected: `BAWASLU: ${cited}`, got: String(issuer) }]),
    ...((clearanceNo ?? null) === null
      ? [{ field: '/clearanceNo', expected: `its number: ${cited}`, got: 'none' }]
      : []),
  ];
}

/** How an event cites an entry of the law on elections. */
export const cellOf = ({ cell, source, article }: LawEntry<ElectionRule>) => ({
  cell,
  article: `${source}, ${article}`,
  tableVersion: versionOf(ELECTION_LAW),
});
