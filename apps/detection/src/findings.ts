import type { Query } from '@sinergi/database';
import { type Lane, TAKEN_FROM } from '@sinergi/domain';

/** The competent agency's response to an alert, as it is at present. */
export interface Answer {
  eventId: string;
  owner: string;
  stage: string;
  result: string | null;
}

/** What an alert of this service about a permit says, as it was submitted last. */
export interface Finding {
  permitId: string;
  round: number;
  severity: string;
  /** the facts by which it was said; null where releases of before did not keep them */
  basis: string | null;
  evidence: string[];
  /** epoch ms; null where releases of before asked for no answer by a time */
  dueAt: number | null;
  isEscalated: boolean;
  addressees: string[];
  /** null while the competent agency has none */
  answer: Answer | null;
  /** whether the competent agency or an addressee works on it, or did */
  isTaken: boolean;
}

/**
 * Returns the open findings of a lane about a person's permits, also where a permit is now in
 * another lane. Their rows stay locked until the transaction ends.
 */
export async function openFindings(
  query: Query,
  subjects: readonly string[],
  lane: Lane,
): Promise<Finding[]> {
  const rows = await query(
    `SELECT f.permit_id, f.round, f.severity, f.basis, f.evidence, f.due_at, f.escalated_at,
       f.addressees,
       (SELECT to_jsonb(a) FROM answer a
        WHERE a.alert_id = f.alert_id AND a.owner = f.competent_agency) AS answer,
       EXISTS (SELECT FROM answer a WHERE a.alert_id = f.alert_id AND a.stage = ANY($3::text[])
         AND (a.owner = f.competent_agency OR f.addressees ? a.owner)) AS taken
     FROM finding f WHERE f.state = 'OPEN' AND f.lane = $2
       AND f.permit_id IN (SELECT permit_id FROM permit WHERE subject_id = ANY($1::uuid[]))
     ORDER BY f.permit_id FOR UPDATE OF f`,
    [subjects, lane, TAKEN_FROM],
  );
  return rows.map((row) => ({
    permitId: String(row['permit_id']),
    round: Number(row['round']),
    severity: String(row['severity']),
    basis: row['basis'] as string | null,
    evidence: (row['evidence'] as string[] | null) ?? [],
    dueAt: (row['due_at'] as Date | null)?.getTime() ?? null,
    isEscalated: row['escalated_at'] !== null,
    addressees: row['addressees'] as string[],
    answer: answerOf(row['answer'] as Record<string, string> | null),
    isTaken: row['taken'] === true,
  }));
}

const answerOf = (row: Record<string, string | null> | null): Answer | null =>
  row && {
    eventId: row['event_id']!,
    owner: row['owner']!,
    stage: row['stage']!,
    result: row['result']!,
  };

/** What is said of a finding's alert: a change, and the fields that it sets. */
export interface Said {
  change: 'RAISED' | 'UPDATED' | 'RETRACTED' | 'CLOSED';
  body: object;
}

/** Stores a decision, which is submitted later. */
export async function decide(
  query: Query,
  { permitId, round }: Pick<Finding, 'permitId' | 'round'>,
  { change, body }: Said,
): Promise<void> {
  await query('INSERT INTO decision (permit_id, round, change, body) VALUES ($1, $2, $3, $4)', [
    permitId,
    round,
    change,
    JSON.stringify(body),
  ]);
}

/** Ends a finding: withdrawn because the facts changed, or closed because it was answered. */
export async function endFinding(
  query: Query,
  { permitId, round }: Pick<Finding, 'permitId' | 'round'>,
  state: 'TAKEN_BACK' | 'CLOSED',
): Promise<void> {
  await query('UPDATE finding SET state = $3 WHERE permit_id = $1 AND round = $2', [
    permitId,
    round,
    state,
  ]);
}

/**
 * Tells whether the latest finding about a permit was closed and the facts are those by which it
 * was said. Then it is not raised again: it was answered. Where releases of before did not keep the
 * facts, those of now are kept.
 */
export async function wasAnswered(
  query: Query,
  permitId: string,
  lane: Lane,
  basis: string,
): Promise<boolean> {
  const [last] = await query(
    `SELECT round, state, basis FROM finding WHERE permit_id = $1 AND lane = $2
     ORDER BY round DESC LIMIT 1`,
    [permitId, lane],
  );
  if (last?.['state'] !== 'CLOSED') return false;
  if (last['basis'] !== null) return last['basis'] === basis;
  await query('UPDATE finding SET basis = $3 WHERE permit_id = $1 AND round = $2', [
    permitId,
    last['round'],
    basis,
  ]);
  return true;
}

export async function nextRound(query: Query, permitId: string): Promise<number> {
  const [row] = await query('SELECT count(*) AS rounds FROM finding WHERE permit_id = $1', [
    permitId,
  ]);
  return Number(row!['rounds']) + 1;
}
