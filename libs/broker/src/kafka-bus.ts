import { randomUUID } from 'node:crypto';
import type { Admin, Kafka } from 'kafkajs';
import type {
  Bus,
  IncomingRecord,
  PartitionBounds,
  Publisher,
  Reader,
  ReaderOptions,
} from './bus.js';
import { type KafkaBusOptions, kafkaClient, noteAnswer } from './kafka-client.js';
import { KafkaLogSizes } from './kafka-log-sizes.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { readKafkaRange } from './kafka-range.js';
import { KafkaReader } from './kafka-reader.js';

/** The Bus over Kafka, by KafkaJS 2. One account, one connection for questions, one each for publishers and readers. */
export class KafkaBus implements Bus {
  private readonly kafka: Kafka;
  private admin: Promise<Admin> | undefined;
  private sizes: KafkaLogSizes | undefined;

  constructor(private readonly options: KafkaBusOptions) {
    this.kafka = kafkaClient(options);
  }

  publisher(clusterId?: string): Promise<Publisher> {
    return KafkaPublisher.open(this.kafka, clusterId, this.options.outage);
  }

  reader(options: ReaderOptions): Promise<Reader> {
    return KafkaReader.open(this.kafka, options, this, this.options);
  }

  readRange(
    topic: string,
    partition: number,
    from: bigint,
    to: bigint,
    onRecords: (records: IncomingRecord[]) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<bigint> {
    // An account may use the groups that start with its own name.
    const groupId = `${this.options.username}.range.${randomUUID()}`;
    const bounds = (topics: string[]): Promise<PartitionBounds[]> => this.bounds(topics);
    return readKafkaRange(this.kafka, {
      groupId,
      topic,
      partition,
      from,
      to,
      onRecords,
      bounds,
      signal,
    });
  }

  existingTopics(): Promise<Set<string>> {
    return this.ask(async (admin) => new Set(await admin.listTopics()));
  }

  bounds(topics: string[]): Promise<PartitionBounds[]> {
    return this.ask(async (admin) => {
      const found = await Promise.all(
        topics.map(async (topic) =>
          (await admin.fetchTopicOffsets(topic)).map(({ partition, low, high }) => ({
            topic,
            partition,
            start: BigInt(low),
            end: BigInt(high),
          })),
        ),
      );
      return found
        .flat()
        .sort((left, right) =>
          left.topic === right.topic
            ? left.partition - right.partition
            : left.topic < right.topic
              ? -1
              : 1,
        );
    });
  }

  async logSizes(): Promise<Map<string, bigint>> {
    this.sizes ??= new KafkaLogSizes(this.kafka);
    return this.sizes.ask();
  }

  clusterId(): Promise<string> {
    return this.ask(async (admin) => (await admin.describeCluster()).clusterId);
  }

  async close(): Promise<void> {
    const admin = await this.admin?.catch(() => undefined);
    this.admin = undefined;
    await admin?.disconnect().catch(() => undefined);
    await this.sizes?.close().catch(() => undefined);
    this.sizes = undefined;
  }

  /** A connection that failed once is not asked again. */
  private async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    this.admin ??= this.connect();
    const asked = this.admin;
    try {
      return await question(await asked);
    } catch (error) {
      this.options.outage?.failed(error);
      if (this.admin === asked) this.admin = undefined;
      void asked.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  private async connect(): Promise<Admin> {
    const admin = this.kafka.admin({ retry: { retries: 1, initialRetryTime: 150 } });
    admin.on(admin.events.REQUEST, (event) => {
      noteAnswer(this.options.outage, event);
      this.options.onRequest?.();
    });
    await admin.connect();
    return admin;
  }
}
