import { setImmediate as immediate } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import type { ConsumerSessionOptions, MakeSession, ReaderSession } from './consumer-session.js';
import type { SharedFetch, SharedPartition, SharedPlace } from './shared-partition.js';
import type { SharedBatch } from './to-records.js';
import { topicPartitionId } from './topic-partition-id.js';
import { within } from './within.js';

const CLOSE_WITHIN_MS = 5_000;
/** The rest of a partition of which nothing was taken and nothing else said. */
const UNMOVED_REST_MS = 100;
/** A consumer of its own is kept so long after its last use. */
const OWN_KEPT_MS = 30_000;

/** What copies of one process read together, as one of them uses it. */
export interface TogetherRead {
  /** Begins to read for a session, which is told its assignment. @throws the broker's error */
  enter(session: SharedSession): Promise<void>;
  leave(session: SharedSession): void;
  isRunning(): boolean;
  at(topic: string, partition: number): SharedPartition | undefined;
}

/** A partition as one copy reads it: with the others, or alone where it is not admitted. */
class Place implements SharedPlace {
  /** the next offset that it wants; below 0 until its reader has said where to begin */
  cursor = -1n;
  /** counts what its reader was told to seek: a batch of before is stale */
  seeks = 0;
  isTogether = false;
  isPaused = false;
  isResting = false;
  underWay: Promise<void> | null = null;

  constructor(
    readonly topic: string,
    readonly partition: number,
    private readonly session: { wake(): void; readAlone(place: Place): void },
  ) {}

  wake(): void {
    this.session.wake();
  }

  cutOff(): void {
    this.isTogether = false;
    this.session.readAlone(this);
  }
}

/**
 * The session of a reader whose copy shares a consumer with others of its process. As KafkaJS does,
 * it hands over what waits in all partitions side by side, and then waits until all of it is taken.
 * A partition whose place is no longer kept is read by a consumer of its own, with this copy's own
 * account, until it meets the others.
 */
export class SharedSession implements ReaderSession {
  private readonly places = new Map<string, Place>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private own: ReaderSession | null = null;
  private owns = 0;
  private isClosed = false;
  private isAssigned = false;
  private ring: () => void = () => undefined;

  /**
   * @param makeOwn makes the consumer that reads alone
   * @param isAgain whether a session of this reader has ended before
   */
  constructor(
    private readonly together: TogetherRead,
    private readonly makeOwn: MakeSession,
    readonly options: ConsumerSessionOptions,
    readonly isAgain: boolean,
  ) {}

  async open(): Promise<void> {
    try {
      await this.together.enter(this);
    } catch (error) {
      await this.close();
      throw error;
    }
    void this.serve().catch((error: unknown) => this.crash(error as Error));
  }

  isRunning(): boolean {
    return !this.isClosed && this.isAssigned && this.together.isRunning();
  }

  reads(topic: string): boolean {
    return this.options.topics.includes(topic);
  }

  seek(topic: string, partition: number, offset: bigint): void {
    const place = this.places.get(topicPartitionId(topic, partition));
    if (!place || this.isClosed) return;
    place.seeks += 1;
    place.cursor = offset;
    place.isResting = false;
    this.place(place);
  }

  pause(topic: string, partition: number): void {
    const place = this.places.get(topicPartitionId(topic, partition));
    if (!place) return;
    // Its reader has found a gap: it must not decide how far the others read ahead.
    this.partitionOf(place)?.leave(place);
    place.isTogether = false;
    this.hold(place);
  }

  resume(topic: string, partition: number): void {
    const place = this.places.get(topicPartitionId(topic, partition));
    if (!place) return;
    place.isPaused = false;
    if (place.isTogether) this.wake();
    else this.readAlone(place);
  }

  async close(): Promise<void> {
    const { own } = this;
    this.end();
    const underWay = [...this.places.values()].map((place) => place.underWay);
    await Promise.all([own?.close(), within(CLOSE_WITHIN_MS, Promise.all(underWay))]);
  }

  /** Takes the partitions of the common consumer, again after each rebalance. */
  assign(assignment: Readonly<Record<string, readonly number[]>>): void {
    if (this.isClosed) return;
    const mine = Object.entries(assignment).filter(([topic]) => this.reads(topic));
    for (const place of this.places.values()) {
      place.seeks += 1;
      place.cursor = -1n;
      place.isTogether = false;
      this.own?.pause(place.topic, place.partition);
    }
    for (const [topic, partitions] of mine)
      for (const partition of partitions) {
        const id = topicPartitionId(topic, partition);
        if (!this.places.has(id)) this.places.set(id, new Place(topic, partition, this));
      }
    this.isAssigned = true;
    this.options.onAssigned(
      Object.fromEntries(mine.map(([topic, partitions]) => [topic, [...partitions]])),
    );
  }

  /** Ends it because a consumer has ended. */
  crash(error: Error): void {
    if (this.isClosed) return;
    const { own } = this;
    this.end();
    void own?.close().catch(() => undefined);
    this.options.onCrash(error);
  }

  wake(): void {
    this.ring();
  }

  /** Has a partition read by a consumer of its own, unless a batch of it is under way. */
  readAlone(place: Place): void {
    const { topic, partition, cursor } = place;
    if (this.isClosed || place.isTogether || place.isPaused || place.underWay || cursor < 0n)
      return;
    if (!this.own) this.openOwn();
    // Without an assignment it cannot be told; its first one tells it again.
    this.own?.seek(topic, partition, cursor);
    this.own?.resume(topic, partition);
  }

  private hold(place: Place): void {
    place.isPaused = true;
    if (!place.isTogether) this.own?.pause(place.topic, place.partition);
  }

  private end(): void {
    this.isClosed = true;
    this.own = null;
    for (const timer of this.timers) clearTimeout(timer);
    for (const place of this.places.values()) this.partitionOf(place)?.leave(place);
    this.together.leave(this);
    this.wake();
  }

  private partitionOf({ topic, partition }: Place): SharedPartition | undefined {
    return this.together.at(topic, partition);
  }

  /** Finds where a partition is read on from its cursor. */
  private place(place: Place, mayLead = true): void {
    const isTogether = this.partitionOf(place)?.admit(place, mayLead) === true;
    if (isTogether && !place.isTogether && this.own) {
      this.own.pause(place.topic, place.partition);
      this.later(OWN_KEPT_MS, () => this.closeIdleOwn());
    }
    place.isTogether = isTogether;
    if (isTogether) this.wake();
    else this.readAlone(place);
  }

  /** Hands over what waits, in all partitions side by side, until the session ends. */
  private async serve(): Promise<void> {
    while (!this.isClosed) {
      const woken = new Promise<void>((resolve) => {
        this.ring = resolve;
      });
      const due = [...this.places.values()].flatMap((place) => {
        const fetch = this.dueAt(place);
        return fetch ? [{ place, fetch }] : [];
      });
      if (due.length > 0)
        await Promise.all(due.map(({ place, fetch }) => this.deliver(place, fetch)));
      else await woken;
      // All partitions of one fetch are there by then.
      await immediate();
    }
  }

  private dueAt(place: Place): SharedFetch | null {
    if (!place.isTogether || place.isPaused || place.isResting || place.underWay) return null;
    return this.partitionOf(place)?.read(place) ?? null;
  }

  private deliver(place: Place, { fetched, next, logEnd, records }: SharedFetch): Promise<void> {
    const { topic, partition, seeks } = place;
    const isStale = (): boolean => this.isClosed || place.seeks !== seeks;
    const batch: SharedBatch = {
      ...{ topic, partition, records },
      fetchedOffset: String(fetched),
      highWatermark: String(logEnd),
      lastOffset: () => String(next - 1n),
    };
    const payload = {
      ...{ batch, isStale },
      heartbeat: async () => undefined,
      resolveOffset: (offset: string) => {
        if (!isStale()) place.cursor = BigInt(offset) + 1n;
      },
    };
    return this.handOver(place, payload as unknown as EachBatchPayload);
  }

  /** Has a batch taken, one at a time of each partition, and finds where it is read on. */
  private async handOver(
    place: Place,
    payload: EachBatchPayload,
    mayLead: () => boolean = () => true,
  ): Promise<void> {
    const { topic, partition, seeks, cursor } = place;
    const taken = this.options.onBatch({
      ...payload,
      pause: () => {
        this.hold(place);
        return () => this.resume(topic, partition);
      },
    });
    place.underWay = taken;
    try {
      await taken;
    } finally {
      place.underWay = null;
    }
    if (this.isClosed || place.cursor < 0n) return;
    if (place.seeks === seeks && place.cursor === cursor && !place.isPaused) this.rest(place);
    if (place.isTogether) this.partitionOf(place)?.moved();
    else if (!place.isPaused) this.place(place, mayLead());
    this.wake();
  }

  private rest(place: Place): void {
    place.isResting = true;
    this.later(UNMOVED_REST_MS, () => {
      place.isResting = false;
      this.wake();
    });
  }

  private openOwn(): void {
    const { groupId, topics, logger, onRequest } = this.options;
    this.owns += 1;
    const own = this.makeOwn({
      groupId: `${groupId}.alone.${this.owns}`,
      ...{ topics, logger, onRequest },
      onAssigned: () => {
        if (own !== this.own) return;
        for (const place of this.places.values()) {
          if (place.isTogether || place.isPaused) own.pause(place.topic, place.partition);
          else this.readAlone(place);
        }
      },
      onBatch: (payload) => this.takeAlone(own, payload),
      onCrash: (error) => {
        if (own === this.own) this.crash(error);
      },
    });
    this.own = own;
    own.open().catch((error: unknown) => {
      if (own === this.own) this.crash(error as Error);
    });
  }

  private async takeAlone(own: ReaderSession, payload: EachBatchPayload): Promise<void> {
    const { topic, partition, highWatermark } = payload.batch;
    const place = this.places.get(topicPartitionId(topic, partition));
    await place?.underWay;
    if (own !== this.own) return;
    if (!place || place.isTogether || place.isPaused || place.cursor < 0n)
      return own.pause(topic, partition);
    if (payload.isStale()) return;
    const end = BigInt(highWatermark);
    await this.handOver(
      place,
      {
        ...payload,
        resolveOffset: (offset) => {
          place.cursor = BigInt(offset) + 1n;
          payload.resolveOffset(offset);
        },
      },
      () => place.cursor >= end,
    );
  }

  private closeIdleOwn(): void {
    const { own } = this;
    const isNeeded = [...this.places.values()].some(
      ({ isTogether, isPaused, cursor }) => !isTogether && !isPaused && cursor >= 0n,
    );
    if (isNeeded || !own) return;
    this.own = null;
    void own.close().catch(() => undefined);
  }

  private later(ms: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, ms);
    this.timers.add(timer);
  }
}
