import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@sinergi/contracts';
import { append } from '@sinergi/outbox';
import { PublisherKeys } from '@sinergi/trust';
import { AfterCommit } from '../change/after-commit.js';
import { keyEnvelope } from '../change/key-envelope.js';
import { Database } from '../database/database.js';
import { CLOCK, type Clock } from '../ground/tokens.js';

/**
 * Wraps this agency's audience keys for members that joined since. One wrap per key lets a member
 * open everything that was sealed before.
 */
@Injectable()
export class WrapKeys {
  constructor(
    private readonly database: Database,
    private readonly keys: PublisherKeys,
    private readonly codec: EventCodec,
    private readonly afterCommit: AfterCommit,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns how many key records were written */
  async execute(): Promise<number> {
    const records = await this.database.inTransaction(async (query) => {
      const wrapped = await this.keys.wrapForNewMembers(query);
      const now = this.clock();
      if (wrapped.length > 0)
        await append(
          query,
          await Promise.all(wrapped.map((record) => keyEnvelope(this.codec, record, now))),
        );
      return wrapped;
    });
    if (records.length > 0) this.afterCommit.committed();
    return records.length;
  }
}
