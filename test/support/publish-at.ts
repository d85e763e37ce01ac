import { readFileSync } from 'node:fs';
import type { OutgoingRecord, StoredAt } from '@sinergi/broker';
import { Kafka, logLevel } from 'kafkajs';
import type { Account, PlatformDescriptor } from '../../deploy/local/descriptor.js';

/**
 * Writes records into a chosen partition with an agency's own account, as anybody with its password
 * could. The exchange's own publisher does not allow that choice.
 */
export async function publishAt(
  { kafka: { brokers, caFile } }: PlatformDescriptor,
  { username, password }: Account,
  partition: number,
  records: readonly OutgoingRecord[],
): Promise<StoredAt[]> {
  const kafka = new Kafka({
    clientId: `test ${username}`,
    brokers,
    ssl: { ca: [readFileSync(caFile, 'utf8')] },
    sasl: { mechanism: 'scram-sha-512', username, password },
    logLevel: logLevel.NOTHING,
  });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  try {
    const stored: StoredAt[] = [];
    for (const { topic, key, value, headers } of records) {
      const messages = [{ key, value, headers, partition }];
      const [answer] = await producer.send({ topic, acks: -1, messages });
      stored.push({ topic, partition, offset: BigInt(answer!.baseOffset!) });
    }
    return stored;
  } finally {
    await producer.disconnect();
  }
}
