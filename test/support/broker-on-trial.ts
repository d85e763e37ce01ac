import { randomUUID } from 'node:crypto';
import { eventually } from '@sinergi/testing';
import { afterAll, beforeAll } from 'vitest';
import type { BusOnTrial } from '../../libs/broker/src/testing/bus-conformance.js';
import { brokerAtHand } from './broker-at-hand.js';

/** The platform's broker for the conformance suite. */
export function brokerOnTrial() {
  const { admin, aTopic, bus, client } = brokerAtHand();
  const foreign = client.producer({ allowAutoTopicCreation: false });
  beforeAll(() => foreign.connect());
  afterAll(() => foreign.disconnect());

  const trial: Omit<BusOnTrial, 'bus'> = {
    aTopic,
    store: async (topic, partition, records) => {
      await foreign.send({
        topic,
        messages: records.map(({ key, value, headers }) => ({ partition, key, value, headers })),
      });
    },
    truncate: async (topic, partition, before) => {
      // The client has to know the partition's leader.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({
        topic,
        partitions: [{ partition, offset: String(before) }],
      });
    },
    abortOne: async (topic) => {
      const endOf = async (): Promise<bigint> => (await bus.bounds([topic]))[0]!.end;
      const end = await endOf();
      const producer = client.producer({
        transactionalId: `test.${randomUUID()}`,
        maxInFlightRequests: 1,
        idempotent: true,
      });
      await producer.connect();
      const transaction = await producer.transaction();
      await transaction.send({ topic, messages: [{ partition: 0, key: 'k', value: 'aborted' }] });
      await transaction.abort();
      await producer.disconnect();
      // The end of a transaction is answered before its marker lies in the log.
      await eventually('its marker is there', async () => (await endOf()) === end + 2n);
    },
  };
  return { bus, ...trial };
}
