import { eventIdOf } from '@sinergi/contracts';
import type { Query } from '@sinergi/database';

/** Rows that are read at once. */
const ROWS_AT_ONCE = 500;

/**
 * Returns how many events with former ids wait in the outbox, or may be on the log without being
 * marked. While there are any, the number of their owner must not come in force: they would be dead
 * letters.
 */
export async function pendingFormerIds(query: Query): Promise<number> {
  let [former, after] = [0, '0'];
  for (;;) {
    const rows = await query(
      `SELECT position, topic, key, headers
       FROM outbox
       WHERE published_at IS NULL
         AND headers ? 'entity-version'
         AND position > $1
       ORDER BY position
       LIMIT ${ROWS_AT_ONCE}`,
      [after],
    );
    former += rows.filter((row) => !hasCheckedId(row)).length;
    if (rows.length < ROWS_AT_ONCE) return former;
    after = String(rows.at(-1)!['position']);
  }
}

function hasCheckedId({ topic, key, headers }: Record<string, unknown>): boolean {
  const { ce_id, ce_time, 'entity-version': version } = headers as Record<string, string>;
  const recordedAt = Date.parse(ce_time ?? '');
  if (!(recordedAt >= 0)) return false;
  const facts = { topic: String(topic), key: String(key), version: Number(version), recordedAt };
  return ce_id === eventIdOf(facts);
}
