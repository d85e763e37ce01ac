import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { IncomingRecord, PartitionBounds } from './bus.js';
import { OffsetOutOfRange, UnknownTopic } from './bus-errors.js';
import { RETRY } from './kafka-client.js';
import { toRecords } from './to-records.js';
import { topicPartitionId } from './topic-partition-id.js';
import { within } from './within.js';

const STOP_WITHIN_MS = 5_000;
const PROGRESS_TIMEOUT_MS = 60_000;

/** A range of one partition, to be read again. */
export interface KafkaRange {
  /** a group for this reading alone, so that it waits for no former member */
  groupId: string;
  topic: string;
  partition: number;
  from: bigint;
  /** exclusive */
  to: bigint;
  /** awaited before more is fetched, so memory holds one fetch at most */
  onRecords(records: IncomingRecord[]): Promise<void>;
  bounds(topics: string[]): Promise<PartitionBounds[]>;
  signal?: AbortSignal;
}

/**
 * Reads offsets [from, to) of a partition, or up to the log end at the beginning of the reading.
 * Commits nothing: when its only member has left, only the group's name remains, and the broker
 * removes it.
 *
 * @returns the offset after the last one that was read or found to hold nothing
 * @throws where the log no longer holds `from`, when `onRecords` throws, when the broker stays
 * away, and the signal's reason when aborted
 */
export async function readKafkaRange(kafka: Kafka, range: KafkaRange): Promise<bigint> {
  const { topic, partition, from, signal } = range;
  signal?.throwIfAborted();
  const bound = (await range.bounds([topic])).find(
    (candidate) => candidate.partition === partition,
  );
  if (!bound)
    throw new UnknownTopic(
      `Expected ${topicPartitionId(topic, partition)} on the broker, got no such partition`,
    );
  const to = range.to < bound.end ? range.to : bound.end;
  if (from >= to) return from;
  if (from < bound.start) {
    throw new OffsetOutOfRange(
      `Expected ${topicPartitionId(topic, partition)} to hold offset ${from}, ` +
        `got a log that starts at ${bound.start}`,
    );
  }
  return new RangeReading(kafka, { ...range, to }).run();
}

/**
 * One reading in progress: a consumer that is assigned every partition of the topic and fetches
 * one.
 */
class RangeReading {
  private readonly consumer: Consumer;
  private next: bigint;
  /**
   * first offset of a fetch that began past `next`. After the first such fetch the reading seeks
   * back; after a second one with the same offset there are no records in between
   */
  private soughtBackFrom: bigint | null = null;
  private ended = false;
  private stalled: NodeJS.Timeout | undefined;
  private readonly done: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: unknown) => void };

  constructor(
    kafka: Kafka,
    private readonly range: KafkaRange,
  ) {
    this.next = range.from;
    this.consumer = kafka.consumer({
      groupId: range.groupId,
      sessionTimeout: 30_000,
      rebalanceTimeout: 30_000,
      heartbeatInterval: 3_000,
      maxWaitTimeInMs: 500,
      minBytes: 1,
      maxBytesPerPartition: 1_048_576,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, restartOnFailure: async () => !this.ended },
    });
    this.done = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    // The caller may not await `done` yet when it fails.
    this.done.catch(() => undefined);
  }

  async run(): Promise<bigint> {
    const { signal, topic } = this.range;
    const onAbort = (): void => this.fail(signal?.reason);
    signal?.addEventListener('abort', onAbort, { once: true });
    this.listen();
    this.expectProgress();
    try {
      await this.consumer.connect();
      await this.consumer.subscribe({ topics: [topic], fromBeginning: true });
      await this.consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: 1,
        eachBatch: (payload) => this.take(payload),
      });
      await this.done;
      return this.next;
    } finally {
      this.ended = true;
      clearTimeout(this.stalled);
      signal?.removeEventListener('abort', onAbort);
      await within(STOP_WITHIN_MS, this.consumer.disconnect());
    }
  }

  private listen(): void {
    const { GROUP_JOIN, END_BATCH_PROCESS, CRASH } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      if (this.ended) {
        // A restart of KafkaJS that was in progress when this reading ended would go on for ever.
        setImmediate(() => void this.consumer.disconnect().catch(() => undefined));
        return;
      }
      const { topic, partition } = this.range;
      // The first fetch comes after this event. It requests only the one partition, from this
      // reading's position.
      const others = (payload.memberAssignment[topic] ?? []).filter(
        (assigned) => assigned !== partition,
      );
      if (others.length > 0) this.consumer.pause([{ topic, partitions: others }]);
      this.seek();
    });
    this.consumer.on(END_BATCH_PROCESS, ({ payload }) => {
      // KafkaJS skips control records of a transaction by itself and delivers nothing, not even at
      // the end of the log.
      const { topic, partition, batchSize, firstOffset, lastOffset } = payload;
      if (
        batchSize > 0 ||
        topic !== this.range.topic ||
        partition !== this.range.partition ||
        firstOffset === null
      )
        return;
      if (BigInt(firstOffset) <= this.next) this.advance(BigInt(lastOffset) + 1n);
    });
    this.consumer.on(CRASH, ({ payload }) => {
      if (!payload.restart) this.fail(payload.error);
    });
  }

  /**
   * Takes one fetch. No error may reach KafkaJS, which would stop the consumer for good without a
   * message.
   */
  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat } = payload;
    if (this.ended || batch.partition !== this.range.partition || payload.isStale()) return;
    const beating = setInterval(() => void heartbeat().catch(() => undefined), 1_000);
    try {
      if (!this.startsHere(BigInt((batch as unknown as { fetchedOffset: string }).fetchedOffset)))
        return;
      const records = toRecords(payload).filter(
        ({ offset }) => offset >= this.next && offset < this.range.to,
      );
      // The time that the caller takes is no stall of the broker.
      clearTimeout(this.stalled);
      if (records.length > 0) await this.range.onRecords(records);
      if (this.ended) return;
      payload.resolveOffset(batch.lastOffset());
      this.advance(BigInt(batch.lastOffset()) + 1n);
    } catch (error) {
      this.fail(error);
    } finally {
      clearInterval(beating);
    }
  }

  /**
   * Tells whether a fetch continues at `next`. A seek of KafkaJS can take effect one fetch late, so
   * a fetch may begin elsewhere.
   */
  private startsHere(fetched: bigint): boolean {
    if (fetched === this.next || (fetched > this.next && fetched === this.soughtBackFrom)) {
      this.soughtBackFrom = null;
      return true;
    }
    this.soughtBackFrom = fetched > this.next ? fetched : null;
    this.seek();
    return false;
  }

  private advance(next: bigint): void {
    const { to } = this.range;
    if (next > this.next) this.next = next < to ? next : to;
    if (this.next >= to) this.end(this.settle.resolve);
    else this.expectProgress();
  }

  private fail(error: unknown): void {
    this.end(() => this.settle.reject(error));
  }

  private end(settle: () => void): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.stalled);
    settle();
  }

  private expectProgress(): void {
    clearTimeout(this.stalled);
    if (this.ended) return;
    this.stalled = setTimeout(() => {
      const { topic, partition, to } = this.range;
      const left = `offsets ${this.next} to ${to} of ${topicPartitionId(topic, partition)}`;
      this.fail(
        new Error(
          `Expected ${left} from the broker, got nothing for ${PROGRESS_TIMEOUT_MS / 1_000} s`,
        ),
      );
    }, PROGRESS_TIMEOUT_MS);
  }

  /** Seeks. During a rebalance KafkaJS cannot seek; the next session seeks again. */
  private seek(): void {
    const { topic, partition } = this.range;
    try {
      this.consumer.seek({ topic, partition, offset: String(this.next) });
    } catch {
      // GROUP_JOIN comes again.
    }
  }
}
