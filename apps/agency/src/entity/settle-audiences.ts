import { Inject, Injectable } from '@nestjs/common';
import { EventCodec } from '@sinergi/contracts';
import { append } from '@sinergi/outbox';
import { type Audience, PublisherKeys } from '@sinergi/trust';
import { keyEnvelope } from '../change/key-envelope.js';
import { Database } from '../database/database.js';
import { CLOCK, type Clock } from '../ground/tokens.js';

/**
 * After the commit: audience keys that were used are remembered, so that the next events ask the
 * database nothing for them.
 */
@Injectable()
export class SettleAudiences {
  constructor(
    private readonly database: Database,
    private readonly keys: PublisherKeys,
    private readonly codec: EventCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  settle(audiences: readonly Audience[]): Promise<void> {
    return this.keys.prepare(
      this.database.inTransaction,
      [...audiences],
      async (query, records) => {
        const now = this.clock();
        await append(
          query,
          await Promise.all(records.map((record) => keyEnvelope(this.codec, record, now))),
        );
      },
    );
  }
}
