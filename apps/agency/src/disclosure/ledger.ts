import { randomUUID } from 'node:crypto';
import type { SqlQuery } from '@sinergi/database';
import type { Acting } from '../http/access.js';

/** An entry that is about to be written: who opens what, for what and why. */
export interface NewEntry {
  /** random where it is left out */
  disclosureId?: string;
  client: string;
  /** who opens, and how that is known */
  by: Acting;
  purpose: string;
  reason: string;
  topic: string;
  /** the entity's key and version; the keys alone where a machine opens many at once */
  what: { key: string; version: number } | { keys: readonly string[] };
  groups: readonly string[];
}

/**
 * Adds an entry to the ledger of disclosures, in the caller's transaction: commit it before
 * anything is opened. The database's function numbers, dates and chains it; the service's role can
 * change the ledger in no other way.
 * @returns the entry's id
 */
export async function appendDisclosure(query: SqlQuery, entry: NewEntry): Promise<string> {
  const { client, by, purpose, reason, topic, what, groups } = entry;
  const { disclosureId = randomUUID() } = entry;
  const one = 'key' in what ? what : null;
  const many = 'keys' in what ? what.keys : null;
  await query(
    `SELECT append_disclosure($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text[], $11::text[])`,
    [
      ...[disclosureId, client, by.officerKind, by.officer, purpose, reason, topic],
      ...[one?.key ?? null, one?.version ?? null, groups, many],
    ],
  );
  return disclosureId;
}

/**
 * Locks the ledger until the end of the caller's transaction, as appending does: what is read then
 * is still so when the entry is appended.
 */
export async function lockLedger(query: SqlQuery): Promise<void> {
  await query("SELECT pg_advisory_xact_lock(hashtextextended('sinergi disclosure', 0))");
}
