import { type Admin, type Kafka, type Message, Partitioners, type Producer } from 'kafkajs';
import { type OutgoingRecord, type Publisher, type StoredAt } from './bus.js';
import { ofTopics } from './bus-errors.js';
import { type KafkaBusOptions, noteAnswer } from './kafka-client.js';
import { partitionOf } from './partition-of.js';
import { SameCluster } from './same-cluster.js';
import { topicPartitionId } from './topic-partition-id.js';

/** One batch of a partition has to stay below the broker's limit of 1 MiB. */
const LARGEST_BATCH_BYTES = 800_000;
const RECORD_OVERHEAD_BYTES = 100;

type RoutedRecord = { record: OutgoingRecord; message: Message; partition: number; bytes: number };

/**
 * A plain producer: acks from all replicas, one request in flight, no retries. An idempotent
 * KafkaJS producer that met an error can acknowledge a record and lose it. Internal retries would
 * hide that the outcome is unknown; the relay handles an unknown outcome.
 */
export class KafkaPublisher implements Publisher {
  /** number of partitions by topic */
  private readonly partitions = new Map<string, number>();

  private readonly cluster: SameCluster;

  private constructor(
    private readonly producer: Producer,
    private readonly admin: Admin,
    clusterId: string | undefined,
  ) {
    this.cluster = new SameCluster(
      clusterId === undefined ? undefined : () => clusterId,
      async () => (await admin.describeCluster()).clusterId,
    );
    producer.on(producer.events.REQUEST, ({ payload }) => this.cluster.note(payload.apiName));
  }

  static async open(
    kafka: Kafka,
    clusterId?: string,
    outage?: KafkaBusOptions['outage'],
  ): Promise<KafkaPublisher> {
    const retry = { retries: 0 };
    const producer = kafka.producer({
      allowAutoTopicCreation: false,
      idempotent: false,
      maxInFlightRequests: 1,
      retry,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    const admin = kafka.admin({ retry });
    producer.on(producer.events.REQUEST, (event) => noteAnswer(outage, event));
    try {
      await Promise.all([producer.connect(), admin.connect()]);
    } catch (error) {
      outage?.failed(error);
      throw error;
    }
    return new KafkaPublisher(producer, admin, clusterId);
  }

  async publish(records: OutgoingRecord[]): Promise<StoredAt[]> {
    await this.cluster.confirm();
    const topics = new Set(records.map(({ topic }) => topic));
    const stored = await ofTopics(topics, () => this.store([...topics], records));
    // A new connection made during the request may have led to another cluster. Then the records
    // are not stored on the right log.
    await this.cluster.confirm();
    return stored;
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.producer.disconnect(), this.admin.disconnect()]);
  }

  private async store(topics: string[], records: OutgoingRecord[]): Promise<StoredAt[]> {
    await this.learn(topics);
    const stored: StoredAt[] = [];
    for (const chunk of chunks(records.map((record) => this.route(record))))
      stored.push(...(await this.send(chunk)));
    return stored;
  }

  private async learn(topics: string[]): Promise<void> {
    const unknown = topics.filter((topic) => !this.partitions.has(topic));
    if (unknown.length === 0) return;
    const { topics: found } = await this.admin.fetchTopicMetadata({ topics: unknown });
    for (const { name, partitions } of found) this.partitions.set(name, partitions.length);
  }

  private route(record: OutgoingRecord): RoutedRecord {
    const { topic, key, value, headers } = record;
    const partition = partitionOf(key, this.partitions.get(topic) ?? 1);
    const headerBytes = Object.entries(headers).reduce(
      (sum, [name, text]) => sum + name.length + text.length + 4,
      0,
    );
    const bytes = RECORD_OVERHEAD_BYTES + key.length + (value?.length ?? 0) + headerBytes;
    return { record, partition, bytes, message: { key, value, headers, partition } };
  }

  private async send(placed: RoutedRecord[]): Promise<StoredAt[]> {
    const byTopic = new Map<string, Message[]>();
    for (const { record, message } of placed) {
      const messages = byTopic.get(record.topic);
      if (messages) messages.push(message);
      else byTopic.set(record.topic, [message]);
    }
    const topicMessages = [...byTopic].map(([topic, messages]) => ({ topic, messages }));
    const answers = await this.producer.sendBatch({ acks: -1, timeout: 10_000, topicMessages });
    const next = new Map<string, bigint>();
    for (const { topicName, partition, errorCode, baseOffset } of answers) {
      if (errorCode !== 0 || baseOffset === undefined)
        throw new Error(
          `Expected the broker to store ${topicPartitionId(topicName, partition)}, ` +
            `got error code ${errorCode}`,
        );
      next.set(topicPartitionId(topicName, partition), BigInt(baseOffset));
    }
    return placed.map(({ record: { topic }, partition }) => {
      const id = topicPartitionId(topic, partition);
      const offset = next.get(id);
      if (offset === undefined) throw new Error(`Expected the broker's answer for ${id}, got none`);
      next.set(id, offset + 1n);
      return { topic, partition, offset };
    });
  }
}

/**
 * Splits the records so that no partition gets more than one batch may hold. The order within a
 * partition stays.
 */
function chunks(placed: RoutedRecord[]): RoutedRecord[][] {
  const all: RoutedRecord[][] = [];
  let current: RoutedRecord[] = [];
  let bytes = new Map<string, number>();
  for (const one of placed) {
    const id = topicPartitionId(one.record.topic, one.partition);
    const sum = (bytes.get(id) ?? 0) + one.bytes;
    if (current.length > 0 && sum > LARGEST_BATCH_BYTES) {
      all.push(current);
      current = [];
      bytes = new Map();
    }
    bytes.set(id, (bytes.get(id) ?? 0) + one.bytes);
    current.push(one);
  }
  if (current.length > 0) all.push(current);
  return all;
}
