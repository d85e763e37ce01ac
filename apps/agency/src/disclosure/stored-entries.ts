import {
  type DisclosureEntry,
  disclosureFields,
  type LedgerFault,
  type LedgerHead,
  type OfficerKind,
  verifyEntries,
} from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';

const PAGE = 1_000;

/** The columns that {@link toEntry} reads. Times are read as text: a Date has no microseconds. */
export const ENTRY_COLUMNS = `seq, disclosure_id,
  to_char(asked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS asked_at, client,
  officer_kind, officer, purpose, reason, topic, key, version, groups, keys, hash`;

export const toEntry = (row: Record<string, unknown>): DisclosureEntry => ({
  seq: Number(row['seq']),
  disclosureId: String(row['disclosure_id']),
  askedAt: String(row['asked_at']),
  client: String(row['client']),
  officerKind: row['officer_kind'] as OfficerKind,
  officer: String(row['officer']),
  purpose: String(row['purpose']),
  reason: String(row['reason']),
  topic: String(row['topic']),
  key: row['key'] as string | null,
  version: row['version'] as number | null,
  groups: row['groups'] as string[],
  keys: row['keys'] as string[] | null,
  hash: (row['hash'] as Buffer).toString('hex'),
});

/**
 * Follows the chain of stored entries to its present end.
 * @param from how far it was verified before
 */
export async function verifyStored(
  query: SqlQuery,
  from: LedgerHead,
): Promise<{ verified: LedgerHead; fault: LedgerFault | null }> {
  let verified = from;
  for (;;) {
    const { rows } = await query(
      `SELECT ${ENTRY_COLUMNS} FROM disclosure WHERE seq > $1 ORDER BY seq LIMIT $2`,
      [verified.length, PAGE],
    );
    const found = verifyEntries(
      verified,
      rows.map((row) => {
        const entry = toEntry(row);
        return { seq: entry.seq, hash: row['hash'] as Buffer, fields: disclosureFields(entry) };
      }),
    );
    verified = found.verified;
    if (found.fault !== null || rows.length < PAGE) return { verified, fault: found.fault };
  }
}
