import type { SqlQuery } from '@sinergi/database';
import type { DeadLetterCoordinates } from './dead-letter-list.js';

/** The officer who dismissed a dead letter, the reason and the time. */
export interface Dismissal {
  officer: string;
  reason: string;
  /** ISO */
  at: string;
}

/**
 * Dismisses dead letters from which nobody can or should recover a record: they are no longer
 * counted and listed. Their coordinates stay, so that every offset remains accounted for,
 * and a redrive can still apply them.
 *
 * @returns how many existed and were not dismissed yet
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
