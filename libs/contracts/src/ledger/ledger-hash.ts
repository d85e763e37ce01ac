import { createHash } from 'node:crypto';

/** What an entry says, field by field, in the order of its ledger; null where it says nothing. */
export type LedgerField = string | null;

/** How long a ledger is, and the hash of its last entry. */
export interface LedgerHead {
  length: number;
  head: Buffer;
}

/** A ledger without entries. */
export const LEDGER_START: LedgerHead = { length: 0, head: Buffer.alloc(32) };

/**
 * The text that an entry's hash covers: each field as its length in bytes, a colon and itself, or a
 * hyphen for null. No two lists of fields have the same text.
 */
export function ledgerText(fields: readonly LedgerField[]): string {
  return fields
    .map((field) => (field === null ? '-' : `${Buffer.byteLength(field)}:${field}`))
    .join(',');
}

/** The hash of an entry: SHA-256 of the previous entry's hash and of what this one says. */
export function ledgerHash(previous: Uint8Array, fields: readonly LedgerField[]): Buffer {
  return createHash('sha256').update(previous).update(ledgerText(fields), 'utf8').digest();
}
