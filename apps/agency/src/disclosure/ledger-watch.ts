import { Injectable } from '@nestjs/common';
import { LEDGER_START, type LedgerFault, type LedgerHead } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import { verifyStored } from './stored-entries.js';

/** How often the whole chain is followed again, and not only what came since. */
const WHOLE_EVERY_MS = 3_600_000;

/**
 * Verifies the agency's own ledger: the chain, and that what was verified before is still there.
 * The first fault stays until the service ends, whatever the ledger holds by then.
 */
@Injectable()
export class LedgerWatch {
  private verified: LedgerHead = LEDGER_START;
  private found: LedgerFault | null = null;
  /** monotonic ms */
  private wholeAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly database: Database) {}

  fault(): LedgerFault | null {
    return this.found;
  }

  /** Looks once; follows the whole chain when that is due. @returns the first fault ever found */
  async look(): Promise<LedgerFault | null> {
    if (this.found !== null) return this.found;
    this.found = (await this.lost()) ?? (await this.broken());
    return this.found;
  }

  /** The end of what was verified before: gone, or another entry by now. */
  private async lost(): Promise<LedgerFault | null> {
    const { length, head } = this.verified;
    if (length === 0) return null;
    const { rows } = await this.database.query('SELECT hash FROM disclosure WHERE seq = $1', [
      length,
    ]);
    const hash = rows[0]?.['hash'] as Buffer | undefined;
    if (hash === undefined) return { code: 'MISSING', seq: length };
    return Buffer.compare(hash, head) === 0 ? null : { code: 'CHANGED', seq: length };
  }

  private async broken(): Promise<LedgerFault | null> {
    const isWhole = performance.now() - this.wholeAt >= WHOLE_EVERY_MS;
    const from = isWhole ? LEDGER_START : this.verified;
    const { verified, fault } = await verifyStored(this.database.query, from);
    if (fault !== null) return fault;
    this.verified = verified;
    if (isWhole) this.wholeAt = performance.now();
    return null;
  }
}
