import { LEDGER_START, type LedgerHead } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';

/** Reports name this many of the lengths before: an observer may have missed some reports. */
const EARLIER = 16;

/**
 * Notes how long the ledger is, before a report says so: the next reports then name this length
 * again, with the hash that the ledger has there by then.
 */
export async function noteReported(query: SqlQuery): Promise<void> {
  const { rowCount } = await query(
    `INSERT INTO ledger_reported (length)
     SELECT seq FROM disclosure ORDER BY seq DESC LIMIT 1
     ON CONFLICT DO NOTHING`,
  );
  if (rowCount !== 1) return;
  await query(
    `DELETE FROM ledger_reported
     WHERE n <= (SELECT n FROM ledger_reported ORDER BY n DESC OFFSET $1 LIMIT 1)`,
    [EARLIER + 1],
  );
}

/** Returns length and hash as they were noted last, and at the lengths that were noted before. */
export async function reportedLedger(
  query: SqlQuery,
): Promise<LedgerHead & { earlier: LedgerHead[] }> {
  const { rows } = await query(
    `SELECT seq, hash FROM disclosure
     WHERE seq IN (SELECT length FROM ledger_reported)
     ORDER BY seq DESC LIMIT $1`,
    [EARLIER + 1],
  );
  const [last = LEDGER_START, ...earlier] = rows.map(({ seq, hash }) => ({
    length: Number(seq),
    head: hash as Buffer,
  }));
  return { ...last, earlier };
}
