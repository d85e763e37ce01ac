import { Injectable } from '@nestjs/common';
import { FollowLedger, type LedgerFault } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import { verifyStored } from './stored-entries.js';

/** Verifies the agency's own ledger, as long as the service lives. */
@Injectable()
export class LedgerWatch {
  private readonly ledger: FollowLedger;

  constructor(database: Database) {
    this.ledger = new FollowLedger({
      async hashAt(seq) {
        const { rows } = await database.query('SELECT hash FROM disclosure WHERE seq = $1', [seq]);
        return rows[0]?.['hash'] as Buffer | undefined;
      },
      follow: (from) => verifyStored(database.query, from),
    });
  }

  fault(): LedgerFault | null {
    return this.ledger.fault();
  }

  /** Looks once. @returns the first fault ever found */
  look(): Promise<LedgerFault | null> {
    return this.ledger.look();
  }
}
