import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import type {
  Bus,
  IncomingRecord,
  PartitionBounds,
  Publisher,
  Reader,
  ReaderOptions,
} from './bus.js';
import { ConsumerSession, type MakeSession } from './consumer-session.js';
import { boundsOf } from './kafka-bounds.js';
import { type KafkaBusOptions, kafkaClient, noteAnswer } from './kafka-client.js';
import { type KafkaCluster, openCluster } from './kafka-cluster.js';
import { logSizesOf } from './kafka-log-sizes.js';
import { KafkaPublisher } from './kafka-publisher.js';
import { readKafkaRange } from './kafka-range.js';
import { KafkaReader } from './kafka-reader.js';
import { readTogether } from './read-together.js';
import type { SharedLog } from './shared-log.js';

/**
 * The Bus over Kafka, by KafkaJS 2. It uses one account, one connection for questions, and one for
 * each publisher and reader.
 */
export class KafkaBus implements Bus {
  private readonly kafka: Kafka;
  private cluster: Promise<KafkaCluster> | undefined;
  private shared: SharedLog | undefined;
  private readonly makeSession: MakeSession = (session) => new ConsumerSession(this.kafka, session);

  constructor(private readonly options: KafkaBusOptions) {
    this.kafka = kafkaClient(options);
  }

  publisher(clusterId?: string): Promise<Publisher> {
    return KafkaPublisher.open(this.kafka, clusterId, this.options.outage);
  }

  /**
   * Reads together with others of this process from now on what can be read together.
   *
   * @param topics those that this account may read
   */
  share(shared: SharedLog, topics: readonly string[]): void {
    this.shared = shared;
    const { makeSession, options } = this;
    shared.offer({
      name: options.username,
      topics,
      makeSession,
      log: this,
      logger: options.logger,
    });
  }

  reader(options: ReaderOptions): Promise<Reader> {
    const { makeSession, shared } = this;
    const open = (make: MakeSession, some: ReaderOptions): Promise<Reader> =>
      KafkaReader.open(make, some, this, this.options);
    return shared ? readTogether(shared, makeSession, options, open) : open(makeSession, options);
  }

  readRange(
    topic: string,
    partition: number,
    from: bigint,
    to: bigint,
    onRecords: (records: IncomingRecord[]) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<bigint> {
    // An account may use only groups whose names start with its own name.
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
    return this.ask(async (cluster) => {
      const { topicMetadata } = await cluster.metadata({ topics: [] });
      return new Set(topicMetadata.map(({ topic }) => topic));
    });
  }

  bounds(topics: string[]): Promise<PartitionBounds[]> {
    return this.ask((cluster) => boundsOf(cluster, topics));
  }

  logSizes(): Promise<Map<string, bigint>> {
    return this.ask(logSizesOf);
  }

  clusterId(): Promise<string> {
    return this.ask(async (cluster) => (await cluster.metadata({ topics: [] })).clusterId);
  }

  async close(): Promise<void> {
    const cluster = await this.cluster?.catch(() => undefined);
    this.cluster = undefined;
    await cluster?.disconnect().catch(() => undefined);
  }

  /**
   * Asks a question over the shared connection. A connection that failed once is not used again.
   */
  private async ask<T>(question: (cluster: KafkaCluster) => Promise<T>): Promise<T> {
    this.cluster ??= this.connect();
    const asked = this.cluster;
    try {
      return await question(await asked);
    } catch (error) {
      this.options.outage?.failed(error);
      if (this.cluster === asked) this.cluster = undefined;
      void asked.then((cluster) => cluster.disconnect()).catch(() => undefined);
      throw error;
    }
  }

  private async connect(): Promise<KafkaCluster> {
    const cluster = openCluster(this.kafka, (event) => {
      noteAnswer(this.options.outage, event);
      this.options.onRequest?.();
    });
    await cluster.connect();
    return cluster;
  }
}
