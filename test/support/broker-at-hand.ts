import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  type Gap,
  KafkaBus,
  type OutgoingRecord,
  type Reader,
  type ReaderOptions,
  type RecordBatch,
  topicPartitionId,
} from '@sinergi/broker';
import { eventually } from '@sinergi/testing';
import { type ITopicConfig, Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll } from 'vitest';
import { makeTopics } from '../../deploy/local/parts/make-topics.js';
import { publisherOn } from './operator-view.js';
import { platform } from './platform.js';

export const quiet = { debug: () => undefined, warn: () => undefined };

/**
 * Returns a small record that shows its number: its key `k3` and its header `n`.
 * @param size bytes of its value
 */
export const aRecord = (topic: string, n: number, size = 10): OutgoingRecord => ({
  topic,
  key: `k${n}`,
  value: Buffer.alloc(size, n % 256),
  headers: { n: String(n) },
});

/**
 * The platform's broker for one test file. The topics and readers of the tests are removed after
 * the tests.
 */
export function brokerAtHand() {
  const { kafka } = platform();
  const ca = readFileSync(kafka.caFile, 'utf8');
  const bus = new KafkaBus({
    brokers: kafka.brokers,
    ca,
    ...kafka.admin,
    clientId: 'test',
    logger: quiet,
  });
  const client = new Kafka({
    brokers: kafka.brokers,
    ssl: { ca: [ca] },
    sasl: { mechanism: 'scram-sha-512', ...kafka.admin },
    logLevel: logLevel.NOTHING,
  });
  const admin = client.admin();
  const topics: string[] = [];
  const readers: Reader[] = [];

  beforeAll(() => admin.connect());
  afterAll(async () => {
    await Promise.all(readers.map((reader) => reader.stop()));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    await Promise.all([admin.disconnect(), bus.close()]);
  });

  async function aTopic(numPartitions = 1): Promise<string> {
    const topic = `test.${randomUUID()}`;
    topics.push(topic);
    await make({
      topic,
      numPartitions,
      configEntries: [{ name: 'message.timestamp.type', value: 'LogAppendTime' }],
    });
    return topic;
  }

  /** Creates a topic under a name that was used before. */
  const makeTopic = (topic: string): Promise<void> => make({ topic, numPartitions: 1 });

  /**
   * Creates a topic and waits for its leader: a broker names itself leader a moment before it is.
   */
  async function make(config: ITopicConfig): Promise<void> {
    await makeTopics(admin, [config]);
    await eventually('its partitions are led', () => admin.fetchTopicOffsets(config.topic));
  }

  async function publish(records: OutgoingRecord[]) {
    const publisher = await publisherOn(bus);
    try {
      return await publisher.publish(records);
    } finally {
      await publisher.close();
    }
  }

  /** Reads as a replica does: with its own position, which only handled batches move. */
  async function read(topic: string, change: Partial<ReaderOptions> & { from?: bigint } = {}) {
    const taken: number[] = [];
    const positions = new Map<string, bigint>(
      change.from === undefined ? [] : [[topicPartitionId(topic, 0), change.from]],
    );
    const gaps: Gap[] = [];
    const reader = await bus.reader({
      groupId: `test.${randomUUID()}`,
      topics: [topic],
      positions: async () => new Map(positions),
      onBatch: async (batch: RecordBatch) => {
        // Reading begins with the record before the position, which a replica compares with what it
        // read.
        const from = positions.get(topicPartitionId(topic, batch.partition)) ?? 0n;
        for (const record of batch.records)
          if (record.offset >= from) taken.push(Number(record.headers['n']));
        const next = batch.records.at(-1)!.offset + 1n;
        positions.set(topicPartitionId(topic, batch.partition), next);
        return next;
      },
      onGap: async (gap) => void gaps.push(gap),
      onCrash: () => undefined,
      ...change,
    });
    readers.push(reader);
    return { reader, taken, positions, gaps };
  }

  return { ca, bus, client, admin, readers, aTopic, makeTopic, publish, read };
}
