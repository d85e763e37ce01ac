import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { Gap, IncomingRecord, PartitionBounds, Reader, ReaderOptions } from './bus.js';
import { placeOf } from './bus.js';
import type { BusLogger } from './kafka-client.js';
import { RetryLater } from './retry-later.js';

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 5_000;
const WATCH_EVERY_MS = 5_000;
const STOP_WITHIN_MS = 5_000;
const PROGRESS_TIMEOUT_MS = 60_000;
const CONCURRENT_PARTITIONS = 3;

/** What the reader knows of a partition that it was given. */
interface Place {
  /** where to read next, as `positions` or the last `onBatch` said */
  next: bigint;
  logEnd: bigint;
  gap: boolean;
  failures: number;
  /** a fetch from beyond `next` came although nothing was taken: once it is sought back, twice there is nothing in between */
  soughtBackFrom: bigint | null;
  /** monotonic ms of the last progress, or of the last moment at which waiting was right */
  progressAt: number;
}

/**
 * Reads topics as a consumer group of one, from positions that its owner keeps. The group's commits are never asked: a seek of KafkaJS can
 * take effect one batch late, so every batch has to start where this reader expects it, or it is dropped and sought again.
 */
export class KafkaReader implements Reader {
  private readonly places = new Map<string, Place>();
  private assigned: Promise<void> = new Promise(() => undefined);
  private running = false;
  private stopped = false;
  private timers = new Set<NodeJS.Timeout>();

  private constructor(
    private readonly consumer: Consumer,
    private readonly options: ReaderOptions,
    private readonly bounds: (topics: string[]) => Promise<PartitionBounds[]>,
    private readonly logger: BusLogger,
  ) {}

  static async open(
    kafka: Kafka,
    options: ReaderOptions,
    bounds: (topics: string[]) => Promise<PartitionBounds[]>,
    logger: BusLogger,
  ): Promise<KafkaReader> {
    const consumer = kafka.consumer({
      groupId: options.groupId,
      // A group has one member, so nobody waits for a dead one; a busy machine must not look like death.
      sessionTimeout: 30_000,
      rebalanceTimeout: 30_000,
      heartbeatInterval: 3_000,
      maxWaitTimeInMs: 1_000,
      minBytes: 1,
      maxBytesPerPartition: 1_048_576,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 150, maxRetryTime: 1_500, retries: 5, restartOnFailure: async () => true },
    });
    const reader = new KafkaReader(consumer, options, bounds, logger);
    await reader.start();
    return reader;
  }

  isRunning(): boolean {
    return this.running;
  }

  pausedGaps(): string[] {
    return [...this.places].filter(([, { gap }]) => gap).map(([place]) => place);
  }

  lag(): Map<string, bigint> {
    return new Map([...this.places].map(([place, { next, logEnd }]) => [place, logEnd > next ? logEnd - next : 0n]));
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.running = false;
    for (const timer of this.timers) clearTimeout(timer);
    await within(STOP_WITHIN_MS, this.consumer.disconnect());
  }

  private async start(): Promise<void> {
    const { GROUP_JOIN, CRASH, STOP } = this.consumer.events;
    this.consumer.on(GROUP_JOIN, ({ payload }) => {
      this.running = true;
      this.assigned = this.assign(payload.memberAssignment).catch((error: unknown) => this.crash(error));
    });
    this.consumer.on(CRASH, ({ payload }) => {
      this.running = false;
      // KafkaJS restarts itself after what a broker's outage brings; anything else would leave a live process with a dead consumer.
      if (!payload.restart) this.crash(payload.error);
    });
    this.consumer.on(STOP, () => {
      this.running = false;
    });
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: this.options.topics, fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
      eachBatch: (payload) => this.take(payload),
    });
    this.later(WATCH_EVERY_MS, () => this.watch());
  }

  /** Finds where each partition has to be read from, and whether the log can continue there. */
  private async assign(assignment: Record<string, number[]>): Promise<void> {
    const positions = await this.untilItAnswers(() => this.options.positions());
    const bounds = await this.untilItAnswers(() => this.bounds(Object.keys(assignment)));
    this.places.clear();
    for (const bound of bounds) {
      const { topic, partition, end } = bound;
      if (!assignment[topic]?.includes(partition)) continue;
      const next = positions.get(placeOf(topic, partition)) ?? 0n;
      const gap = gapAt(bound, next);
      this.places.set(placeOf(topic, partition), {
        next,
        logEnd: end,
        gap: gap !== null,
        failures: 0,
        soughtBackFrom: null,
        progressAt: performance.now(),
      });
      if (gap) {
        this.consumer.pause([{ topic, partitions: [partition] }]);
        await this.options.onGap(gap);
      } else {
        this.consumer.seek({ topic, partition, offset: String(next) });
      }
    }
  }

  /** Nothing thrown in here may reach KafkaJS, which would stop the consumer for good. */
  private async take(payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    try {
      await this.assigned;
      const place = this.places.get(placeOf(topic, partition));
      if (!place || place.gap || this.stopped || payload.isStale()) return;
      await this.takeAt(place, payload);
    } catch (error) {
      this.crash(error);
    }
  }

  private async takeAt(place: Place, payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat } = payload;
    const { topic, partition } = batch;
    const fetched = BigInt((batch as unknown as { fetchedOffset: string }).fetchedOffset);
    place.logEnd = BigInt(batch.highWatermark);
    if (fetched < place.next || (fetched > place.next && place.soughtBackFrom !== fetched)) {
      place.soughtBackFrom = fetched > place.next ? fetched : null;
      this.consumer.seek({ topic, partition, offset: String(place.next) });
      return;
    }
    const beating = setInterval(() => void heartbeat().catch(() => undefined), 1_000);
    try {
      const next = await this.options.onBatch({
        topic,
        partition,
        requestedOffset: place.next,
        logEnd: place.logEnd,
        records: toRecords(payload),
      });
      if (next !== place.next) place.progressAt = performance.now();
      place.failures = 0;
      place.soughtBackFrom = null;
      this.goOn(place, payload, next);
    } catch (error) {
      this.rest(place, payload, error);
    } finally {
      clearInterval(beating);
    }
  }

  private goOn(place: Place, { batch, resolveOffset }: EachBatchPayload, next: bigint): void {
    const { topic, partition } = batch;
    const last = BigInt(batch.lastOffset());
    place.next = next;
    if (next === last + 1n) resolveOffset(String(last));
    else this.consumer.seek({ topic, partition, offset: String(next) });
  }

  private rest(place: Place, { batch, pause }: EachBatchPayload, error: unknown): void {
    const { topic, partition } = batch;
    const isWaiting = error instanceof RetryLater;
    const afterMs = isWaiting ? error.afterMs : Math.min(FIRST_BACKOFF_MS * 2 ** place.failures, LONGEST_BACKOFF_MS);
    if (isWaiting) {
      place.progressAt = performance.now();
    } else {
      place.failures += 1;
      this.logger.warn({ topic, partition, err: error, afterMs }, 'batch not taken, reading it again');
    }
    const resume = pause();
    this.later(afterMs, async () => {
      // What was taken of the batch before it had to wait is in the owner's position, not in ours.
      const positions = await this.untilItAnswers(() => this.options.positions());
      place.next = positions.get(placeOf(topic, partition)) ?? 0n;
      this.consumer.seek({ topic, partition, offset: String(place.next) });
      resume();
    });
  }

  /** Records wait, the broker answers, and yet nothing moves: what KafkaJS itself does not notice. */
  private async watch(): Promise<void> {
    this.later(WATCH_EVERY_MS, () => this.watch());
    let bounds: PartitionBounds[];
    try {
      bounds = await this.bounds(this.options.topics);
    } catch {
      for (const place of this.places.values()) place.progressAt = performance.now();
      return;
    }
    const now = performance.now();
    for (const { topic, partition, end } of bounds) {
      const place = this.places.get(placeOf(topic, partition));
      if (!place || place.gap) continue;
      place.logEnd = end;
      if (end <= place.next) place.progressAt = now;
      else if (now - place.progressAt > (this.options.progressTimeoutMs ?? PROGRESS_TIMEOUT_MS)) {
        this.crash(
          new Error(
            `Expected progress at ${topic}/${partition}, where ${end - place.next} records wait, got none for ${Math.round((now - place.progressAt) / 1000)} s`,
          ),
        );
        return;
      }
    }
  }

  private crash(error: unknown): void {
    this.running = false;
    if (this.stopped) return;
    this.options.onCrash(error instanceof Error ? error : new Error(String(error)));
  }

  private async untilItAnswers<T>(ask: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        if (this.stopped) throw error;
        this.logger.warn({ err: error }, 'reader waits for an answer, asking again');
      }
      await new Promise<void>((resolve) => this.later(500, () => resolve()));
    }
  }

  private later(ms: number, work: () => void | Promise<void>): void {
    if (this.stopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void Promise.resolve(work()).catch((error: unknown) => this.crash(error));
    }, ms);
    this.timers.add(timer);
  }
}

function gapAt(bound: PartitionBounds, position: bigint): Gap | null {
  const { start, end } = bound;
  if (position < start)
    return { ...bound, position, reason: `Expected the log to hold offset ${position}, got one that starts at ${start}` };
  if (position > end) return { ...bound, position, reason: `Expected the log to reach offset ${position}, got one that ends at ${end}` };
  return null;
}

function toRecords({ batch }: EachBatchPayload): IncomingRecord[] {
  const { topic, partition } = batch;
  return batch.messages.map(({ offset, timestamp, key, value, headers }) => ({
    topic,
    partition,
    offset: BigInt(offset),
    appendedAt: Number(timestamp),
    key,
    value,
    headers: Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, text]) => [name, String(Array.isArray(text) ? text[0] : (text ?? ''))]),
    ),
  }));
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work.catch(() => undefined),
    new Promise((resolve) => {
      timer = setTimeout(resolve, ms);
    }),
  ]);
  clearTimeout(timer);
}
