import { LEDGER_START, type LedgerHead } from './ledger-hash.js';
import type { LedgerFault } from './verify-entries.js';

/** How often the whole chain is followed again, and not only what came since. */
const WHOLE_EVERY_MS = 3_600_000;

/** A ledger as it is stored, read entry by entry. */
export interface StoredLedger {
  /** the hash of an entry; undefined where it is not there */
  hashAt(seq: number): Promise<Uint8Array | undefined>;
  /** follows the chain to its present end, from how far it was verified before */
  follow(from: LedgerHead): Promise<{ verified: LedgerHead; fault: LedgerFault | null }>;
}

/**
 * Verifies a ledger again and again: the chain, and that what was verified before is still there.
 * The first fault stays as long as this object, whatever the ledger holds by then.
 */
export class FollowLedger {
  private head: LedgerHead = LEDGER_START;
  private found: LedgerFault | null = null;
  /** monotonic ms */
  private wholeAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly stored: StoredLedger) {}

  fault(): LedgerFault | null {
    return this.found;
  }

  /** How far it is verified. */
  verified(): LedgerHead {
    return this.head;
  }

  /** Looks once; follows the whole chain when that is due. @returns the first fault ever found */
  async look(): Promise<LedgerFault | null> {
    if (this.found !== null) return this.found;
    this.found = (await this.lost()) ?? (await this.broken());
    return this.found;
  }

  /** The end of what was verified before: gone, or another entry by now. */
  private async lost(): Promise<LedgerFault | null> {
    const { length, head } = this.head;
    if (length === 0) return null;
    const hash = await this.stored.hashAt(length);
    if (hash === undefined) return { code: 'MISSING', seq: length };
    return Buffer.compare(hash, head) === 0 ? null : { code: 'CHANGED', seq: length };
  }

  private async broken(): Promise<LedgerFault | null> {
    const isWhole = performance.now() - this.wholeAt >= WHOLE_EVERY_MS;
    const { verified, fault } = await this.stored.follow(isWhole ? LEDGER_START : this.head);
    if (fault !== null) return fault;
    this.head = verified;
    if (isWhole) this.wholeAt = performance.now();
    return null;
  }
}
