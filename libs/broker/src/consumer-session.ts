import './cheap-seek-look-ups.js';
import type { Consumer, EachBatchPayload, Kafka, RequestEvent } from 'kafkajs';
import { type BusLogger, RETRY } from './kafka-client.js';
import { within } from './within.js';

const CLOSE_WITHIN_MS = 5_000;
/**
 * All partitions of a fetch are delivered side by side, so that their owner can take them together.
 */
const CONCURRENT_PARTITIONS = 1_000;

export interface ConsumerSessionOptions {
  groupId: string;
  topics: readonly string[];
  logger: BusLogger;
  /** called with each request that was answered */
  onRequest(event: RequestEvent): void;
  /** @param assignment partitions by topic; called again at each rebalance of the group */
  onAssigned(assignment: Record<string, number[]>): void;
  onBatch(payload: EachBatchPayload): Promise<void>;
  /** called when no more batches come; nothing has to be closed */
  onCrash(error: Error): void;
}

/**
 * One membership of KafkaJS in a separate group. It is opened once, read, and replaced by another
 * session when it ends. The caller tells it where to read. During a rebalance it cannot be told;
 * the next assignment tells it again.
 */
export class ConsumerSession {
  private readonly consumer: Consumer;
  private isFormed = false;

  constructor(
    kafka: Kafka,
    private readonly options: ConsumerSessionOptions,
  ) {
    this.consumer = kafka.consumer({
      groupId: options.groupId,
      // The group serves this reader alone, so no other member waits for a dead one. A busy machine
      // must not count as dead.
      sessionTimeout: 30_000,
      rebalanceTimeout: 30_000,
      heartbeatInterval: 3_000,
      maxWaitTimeInMs: 1_000,
      minBytes: 1,
      maxBytesPerPartition: 1_048_576,
      allowAutoTopicCreation: false,
      // KafkaJS would restart in the same group and wait there until its former member has timed
      // out.
      retry: { ...RETRY, restartOnFailure: async () => false },
    });
    const { GROUP_JOIN, CRASH, STOP, REQUEST } = this.consumer.events;
    this.consumer.on(REQUEST, (event) => options.onRequest(event));
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.isFormed = true;
      options.onAssigned(payload.memberAssignment);
    });
    this.consumer.on(STOP, () => {
      this.isFormed = false;
    });
    this.consumer.on(CRASH, ({ payload }) => {
      this.isFormed = false;
      options.onCrash(payload.error);
    });
  }

  /** @throws the broker's error; the session is closed then */
  async open(): Promise<void> {
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
        eachBatch: (payload) => this.options.onBatch(payload),
      });
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  isRunning(): boolean {
    return this.isFormed;
  }

  reads(topic: string): boolean {
    return this.options.topics.includes(topic);
  }

  seek(topic: string, partition: number, offset: bigint): void {
    this.whereFormed('seek', topic, partition, () =>
      this.consumer.seek({ topic, partition, offset: String(offset) }),
    );
  }

  pause(topic: string, partition: number): void {
    this.whereFormed('pause', topic, partition, () =>
      this.consumer.pause([{ topic, partitions: [partition] }]),
    );
  }

  resume(topic: string, partition: number): void {
    this.whereFormed('resume', topic, partition, () =>
      this.consumer.resume([{ topic, partitions: [partition] }]),
    );
  }

  async close(): Promise<void> {
    this.isFormed = false;
    await within(CLOSE_WITHIN_MS, this.consumer.disconnect());
  }

  private whereFormed(what: string, topic: string, partition: number, tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.options.logger.debug(
        { what, topic, partition, err: error },
        'consumer has no assignment now; the next assignment repeats this',
      );
    }
  }
}

/** A session as a reader uses it. */
export type ReaderSession = Pick<
  ConsumerSession,
  'open' | 'close' | 'isRunning' | 'reads' | 'seek' | 'pause' | 'resume'
>;

/** Makes a session, which is not open yet. */
export type MakeSession = (options: ConsumerSessionOptions) => ReaderSession;
