import { randomUUID } from 'node:crypto';
import { topicPartitionId } from '@sinergi/broker';
import { agencyTopic, type EventCodec, eventHeaders } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { DeadLetter } from '@sinergi/replica';
import { noteRefusedOwn } from '../database/refused-own-table.js';
import type { Clock } from '../ground/tokens.js';
import type { SignedOutbox } from '../signing/signed-outbox.js';

/**
 * Reports dead letters to the operators with coordinates, reason and hash, in the transaction that
 * stores them. Those of one partition and reason are one notice, which names the first and counts
 * the rest: whoever floods a topic makes each agency say a few things a batch. Notes those that are
 * this agency's own records, refused for their key.
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
      gathered(deadLetters).map(async ({ first, last, count }) => ({
        topic: agencyTopic('DeadLetterNotice', this.agency),
        key: `${topicPartitionId(first.topic, first.partition)}/${first.offset}`,
        value: await this.codec.encode('DeadLetterNotice', {
          agency: this.agency,
          topic: first.topic,
          partition: first.partition,
          offset: Number(first.offset),
          reason: first.reason,
          detail: first.detail,
          sha256: first.sha256,
          at,
          count,
          lastOffset: count === 1 ? null : Number(last.offset),
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
    await noteRefusedOwn(query, this.agency, deadLetters);
  };
}

interface Gathered {
  first: DeadLetter;
  last: DeadLetter;
  count: number;
}

/** Dead letters come in the order of the log, partition by partition. */
function gathered(deadLetters: readonly DeadLetter[]): Gathered[] {
  const groups = new Map<string, Gathered>();
  for (const deadLetter of deadLetters) {
    const { topic, partition, reason } = deadLetter;
    const id = `${topicPartitionId(topic, partition)} ${reason}`;
    const group = groups.get(id);
    if (!group) groups.set(id, { first: deadLetter, last: deadLetter, count: 1 });
    else [group.last, group.count] = [deadLetter, group.count + 1];
  }
  return [...groups.values()];
}
