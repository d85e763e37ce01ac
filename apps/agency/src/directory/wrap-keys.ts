import { Injectable } from '@nestjs/common';
import { PublisherKeys } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { KeyRecordOutbox } from '../change/key-record-outbox.js';
import { Database } from '../database/database.js';

/**
 * Wraps this agency's audience keys for members that joined since. One wrap per key lets a member
 * open everything that was sealed before.
 */
@Injectable()
export class WrapKeys {
  constructor(
    private readonly database: Database,
    private readonly keys: PublisherKeys,
    private readonly keyOutbox: KeyRecordOutbox,
    private readonly afterCommit: AfterCommit,
  ) {}

  /** @returns how many key records were written */
  async execute(): Promise<number> {
    const records = await this.database.inTransaction(async (query) => {
      const wrapped = await this.keys.wrapForNewMembers(query);
      await this.keyOutbox.append(query, wrapped);
      return wrapped;
    });
    if (records.length > 0) this.afterCommit.committed();
    return records.length;
  }
}
