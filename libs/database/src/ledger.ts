import { createHash } from 'node:crypto';

/** What an entry says, field by field, in the order of its ledger; null where it says nothing. */
export type LedgerField = string | null;

/** The head of a ledger without entries. */
export const LEDGER_START = Buffer.alloc(32);

/**
 * PostgreSQL's form of {@link ledgerText} and {@link ledgerHash}. A ledger's append function calls
 * them by their schema: it runs as the owner, and looks nothing up along a path.
 */
export const LEDGER_FUNCTIONS = `
  CREATE FUNCTION ledger_text(said text[]) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN (SELECT coalesce(string_agg(coalesce(octet_length(field) || ':' || field, '-'), ','
                              ORDER BY n), '')
            FROM unnest(said) WITH ORDINALITY AS fields(field, n));
  CREATE FUNCTION ledger_hash(previous bytea, said text[]) RETURNS bytea LANGUAGE sql STABLE
    RETURN sha256(previous || convert_to(public.ledger_text(said), 'UTF8'));`;

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
