import { randomUUID } from 'node:crypto';
import { topicPartitionId } from '@sinergi/broker';
import { agencyTopic, type EventCodec, eventHeaders } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { DeadLetter } from '@sinergi/replica';
import type { Clock } from '../ground/tokens.js';
import type { SignedOutbox } from '../signing/signed-outbox.js';

/**
 * Reports dead letters to the operators with coordinates, reason and hash, in the transaction that
 * stores the dead letter. The bytes stay at this agency.
 */
export class DeadLetterNotices {
  constructor(
    private readonly agency: string,
    private readonly codec: EventCodec,
    private readonly outbox: SignedOutbox,
    private readonly clock: Clock,
  ) {}

  readonly write = async (query: SqlQuery, deadLetters: DeadLetter[]): Promise<void> => {
    const at = this.clock();
    const records = await Promise.all(
      deadLetters.map(async ({ topic, partition, offset, reason, detail, sha256 }) => ({
        topic: agencyTopic('DeadLetterNotice', this.agency),
        key: `${topicPartitionId(topic, partition)}/${offset}`,
        value: await this.codec.encode('DeadLetterNotice', {
          agency: this.agency,
          topic,
          partition,
          offset: Number(offset),
          reason,
          detail,
          sha256,
          at,
        }),
        headers: eventHeaders({
          eventId: randomUUID(),
          owner: this.agency,
          type: 'id.timpora.deadletter.noticed',
          time: at,
        }),
      })),
    );
    await this.outbox.append(query, records);
  };
}
