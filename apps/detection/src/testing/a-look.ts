import type { Query } from '@sinergi/database';
import type { UnitInLane } from '../due.js';
import { type LookOptions, lookAtUnits } from '../look-at-units.js';

/** By whom and to whom the alerts of a test are. */
export const SAYING: Omit<LookOptions, 'now'> = {
  competentFor: ({ competent }) => (competent === 'POLICE' ? 'polri-jakpus' : 'imigrasi-jakpus'),
  escalateTo: 'imigrasi-dki',
  handling: { purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69' },
};

/**
 * Evaluates a person in every lane of which there is a fact or an alert, due or not.
 *
 * @returns when the person is due again, in real time
 */
export async function lookAtPerson(
  query: Query,
  subjectId: string,
  now: number,
): Promise<Date | null> {
  const lanes = await query(
    `SELECT lane FROM (SELECT lane FROM finding UNION SELECT lane FROM fact) s
     ORDER BY lane <> 'LIVE', lane`,
  );
  const units = lanes.map(
    (row): UnitInLane => ({ unit: 'PERSON', unitId: subjectId, lane: String(row['lane']) }),
  );
  await lookAtUnits(query, units, { ...SAYING, now });
  const [again] = await query('SELECT min(at) AS at FROM due WHERE unit_id = $1', [subjectId]);
  return again!['at'] as Date | null;
}

/** The tables that a test empties. */
export const TABLES =
  'fact, coverage, subject, subject_link, due, finding, decision, answer, hold, exercise, ' +
  'rule_run, rule_setting';

/** Returns the open alerts: what each is about, and what it says. */
export async function openFindings(query: Query): Promise<object[]> {
  const rows = await query(
    `SELECT rule_id, lane, cause, severity, basis, evidence, competent_agency
     FROM finding WHERE state = 'OPEN' ORDER BY rule_id, lane, cause`,
  );
  return rows.map((row) => ({ ...row, evidence: [...(row['evidence'] as string[])].sort() }));
}
