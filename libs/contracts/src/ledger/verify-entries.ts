import { type LedgerField, type LedgerHead, ledgerHash } from './ledger-hash.js';

/** An entry as it is stored: its number, its hash, and what the hash has to cover. */
export interface StoredEntry {
  seq: number;
  hash: Uint8Array;
  fields: readonly LedgerField[];
}

/** The first entry at which a chain is broken. */
export interface LedgerFault {
  /** MISSING: this number is not there; CHANGED: the entry is not what its hash covers */
  code: 'MISSING' | 'CHANGED';
  seq: number;
}

/**
 * Follows a chain over the next entries, in their order.
 * @param from how far it was verified before
 * @returns how far it is verified now, and where it is broken
 */
export function verifyEntries(
  from: LedgerHead,
  entries: Iterable<StoredEntry>,
): { verified: LedgerHead; fault: LedgerFault | null } {
  let verified = from;
  for (const { seq, hash, fields } of entries) {
    const expected = verified.length + 1;
    if (seq !== expected) return { verified, fault: { code: 'MISSING', seq: expected } };
    const head = ledgerHash(verified.head, fields);
    if (Buffer.compare(head, hash) !== 0) return { verified, fault: { code: 'CHANGED', seq } };
    verified = { length: seq, head };
  }
  return { verified, fault: null };
}
