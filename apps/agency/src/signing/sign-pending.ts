import { SIGNATURE_HEADER } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { SignedOutbox } from './signed-outbox.js';

/** Rows that share a statement. */
const ROWS_AT_ONCE = 500;

/**
 * Signs the rows of the outbox that an earlier release wrote without a signature and did not
 * publish, or may have published. Values stay as they are: a record that is on the log already is
 * a duplicate when it comes again. Call in a transaction, before the relay runs.
 *
 * @returns the number of rows
 */
export async function signPending(query: SqlQuery, outbox: SignedOutbox): Promise<number> {
  let signed = 0;
  for (;;) {
    const { rows } = await query(
      `SELECT position, topic, key, value, headers
       FROM outbox
       WHERE published_at IS NULL
         AND value IS NOT NULL
         AND NOT headers ? $1
       ORDER BY position
       LIMIT ${ROWS_AT_ONCE}
       FOR UPDATE`,
      [SIGNATURE_HEADER],
    );
    if (rows.length === 0) return signed;
    const records = rows.map((row) => ({
      ...{ topic: String(row['topic']), key: String(row['key']), value: row['value'] as Buffer },
      headers: row['headers'] as Record<string, string>,
    }));
    await query(
      `UPDATE outbox o SET headers = s.headers
       FROM unnest($1::bigint[], $2::jsonb[]) AS s(position, headers)
       WHERE o.position = s.position`,
      [
        rows.map((row) => row['position']),
        outbox.sign(records).map(({ headers }) => JSON.stringify(headers)),
      ],
    );
    signed += rows.length;
  }
}
