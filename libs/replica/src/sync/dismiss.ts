import type { SqlQuery } from '../sql-query.js';
import type { DeadLetterCoordinates } from './dead-letter-list.js';

/** Who put a dead letter away, and why. */
export interface Dismissal {
  officer: string;
  reason: string;
  /** ISO */
  at: string;
}

/**
 * Puts dead letters away that nobody can or should make anything of: they are counted and listed no
 * more. Their bytes and their coordinates stay, so that every offset remains accounted for, and a
 * redrive can still bring them in.
 *
 * @returns how many were there and not put away yet
 */
export async function dismissDeadLetters(
  query: SqlQuery,
  deadLetters: readonly DeadLetterCoordinates[],
  dismissal: Dismissal,
): Promise<number> {
  const { rowCount } = await query(
    `UPDATE dead_letter d SET dismissal = $4
     FROM unnest($1::text[], $2::int[], $3::bigint[]) AS l(topic, partition, log_offset)
     WHERE d.topic = l.topic
       AND d.partition = l.partition
       AND d.log_offset = l.log_offset
       AND d.dismissal IS NULL`,
    [
      deadLetters.map(({ topic }) => topic),
      deadLetters.map(({ partition }) => partition),
      deadLetters.map(({ offset }) => String(offset)),
      JSON.stringify(dismissal),
    ],
  );
  return rowCount ?? 0;
}
