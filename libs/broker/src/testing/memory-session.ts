import { setImmediate as immediate, setTimeout as pause } from 'node:timers/promises';
import type { EachBatchPayload } from 'kafkajs';
import type { IncomingRecord } from '../bus.js';
import type { ConsumerSessionOptions, ReaderSession } from '../consumer-session.js';
import type { SharedBatch } from '../to-records.js';
import { topicPartitionId } from '../topic-partition-id.js';
import type { MemoryBus } from './memory-bus.js';

const LOOK_EVERY_MS = 1;

interface Partition {
  topic: string;
  partition: number;
  position: bigint;
  sought: bigint | null;
  isPaused: boolean;
}

/**
 * A session over a MemoryBus that does what a consumer of KafkaJS does: it fetches all partitions
 * that are not paused, hands over what it found side by side, and fetches again once all of it was
 * taken. A seek that comes during a fetch drops what was fetched. Where the log does not hold its
 * position, it goes back to the beginning.
 */
export class MemorySession implements ReaderSession {
  private readonly partitions = new Map<string, Partition>();
  private isOpen = false;
  private underWay: Promise<unknown> = Promise.resolve();
  /** batches that were handed over */
  handedOver = 0;

  /** @param pageSize records of one fetch of a partition, at most */
  constructor(
    private readonly bus: MemoryBus,
    readonly options: ConsumerSessionOptions,
    private readonly pageSize = 100,
  ) {}

  async open(): Promise<void> {
    const bounds = await this.bus.bounds([...this.options.topics]);
    this.isOpen = true;
    const assignment: Record<string, number[]> = {};
    for (const { topic, partition } of bounds) {
      const id = topicPartitionId(topic, partition);
      this.partitions.set(id, { topic, partition, position: 0n, sought: null, isPaused: false });
      assignment[topic] = [...(assignment[topic] ?? []), partition];
    }
    this.options.onRequest({ payload: { apiName: 'SaslHandshake', duration: 0 } } as never);
    this.options.onAssigned(assignment);
    void this.run();
  }

  async close(): Promise<void> {
    this.isOpen = false;
    await this.underWay;
  }

  isRunning(): boolean {
    return this.isOpen;
  }

  reads(topic: string): boolean {
    return this.options.topics.includes(topic);
  }

  seek(topic: string, partition: number, offset: bigint): void {
    const at = this.partitions.get(topicPartitionId(topic, partition));
    if (at) at.sought = offset;
  }

  pause(topic: string, partition: number): void {
    this.setPaused(topic, partition, true);
  }

  resume(topic: string, partition: number): void {
    this.setPaused(topic, partition, false);
  }

  /** The connection is lost and made anew, without notice. */
  connectAnew(): void {
    this.options.onRequest({ payload: { apiName: 'SaslHandshake', duration: 0 } } as never);
  }

  crash(error: Error): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.options.onCrash(error);
  }

  private setPaused(topic: string, partition: number, isPaused: boolean): void {
    const at = this.partitions.get(topicPartitionId(topic, partition));
    if (at) at.isPaused = isPaused;
  }

  private async run(): Promise<void> {
    while (this.isOpen) {
      const fetched = await this.fetch();
      const delivered = fetched.map(({ at, payload }) =>
        at.sought !== null || at.isPaused ? undefined : this.options.onBatch(payload),
      );
      this.handedOver += delivered.filter(Boolean).length;
      this.underWay = Promise.all(delivered);
      await this.underWay;
      await (fetched.length === 0 ? pause(LOOK_EVERY_MS) : immediate());
    }
  }

  private async fetch(): Promise<{ at: Partition; payload: EachBatchPayload }[]> {
    const found: { at: Partition; payload: EachBatchPayload }[] = [];
    for (const at of this.partitions.values()) {
      if (at.sought !== null) at.position = at.sought;
      at.sought = null;
      if (at.isPaused) continue;
      const payload = await this.fetchAt(at).catch(() => null);
      if (payload) found.push({ at, payload });
    }
    return found;
  }

  private async fetchAt(at: Partition): Promise<EachBatchPayload | null> {
    const { topic, partition, position } = at;
    const bounds = await this.bus.bounds([topic]);
    const { start, end } = bounds.find((bound) => bound.partition === partition)!;
    if (position < start || position > end) {
      at.position = start;
      return null;
    }
    const records: IncomingRecord[] = this.bus
      .records(topic, partition)
      .filter(({ offset }) => offset >= position)
      .slice(0, this.pageSize)
      // As records of a fetch: new objects each time.
      .map((record) => ({ ...record }));
    const last = records.at(-1)?.offset;
    if (last === undefined) {
      at.position = end;
      return null;
    }
    const batch: SharedBatch = {
      ...{ topic, partition, records },
      fetchedOffset: String(position),
      highWatermark: String(end),
      lastOffset: () => String(last),
    };
    const payload = {
      batch,
      isStale: () => at.sought !== null,
      heartbeat: async () => undefined,
      resolveOffset: (offset: string) => {
        at.position = BigInt(offset) + 1n;
      },
      pause: () => {
        at.isPaused = true;
        return () => {
          at.isPaused = false;
        };
      },
    };
    return payload as unknown as EachBatchPayload;
  }
}
