import { Injectable } from '@nestjs/common';
import { Relay } from '@sinergi/outbox';
import { type Audience, PublisherKeys } from '@sinergi/trust';
import { Database } from '../database/database.js';
import { ReportTrigger } from '../ground/report-trigger.js';
import { KeyRecordOutbox } from './key-record-outbox.js';

/** The steps after a commit that wrote to the outbox. */
@Injectable()
export class AfterCommit {
  constructor(
    private readonly relay: Relay,
    private readonly trigger: ReportTrigger,
    private readonly database: Database,
    private readonly keys: PublisherKeys,
    private readonly keyOutbox: KeyRecordOutbox,
  ) {}

  /** Wakes the relay, which would find the rows later anyway, and marks a report as due. */
  committed(): void {
    this.relay.wake();
    this.trigger.changed();
  }

  /**
   * Loads the audience keys that were used into memory, so that the next events need no query for
   * them.
   */
  rememberKeys(audiences: readonly Audience[]): Promise<void> {
    return this.keys.prepare(this.database.inTransaction, [...audiences], (query, records) =>
      this.keyOutbox.append(query, records),
    );
  }
}
