import { setImmediate as immediate } from 'node:timers/promises';
import {
  type AssignedPartition,
  anchorBefore,
  beginOf,
  gapIn,
  newlyAssigned,
} from '../assigned-partition.js';
import type { Gap, IncomingRecord, PartitionBounds, Reader, ReaderOptions } from '../bus.js';

import { gapAt } from '../gap-at.js';
import { LogReplaced } from '../log-replaced.js';
import { RetryLater } from '../retry-later.js';
import { OtherCluster } from '../same-cluster.js';
import { topicPartitionId, topicPartitionOf } from '../topic-partition-id.js';

const LONGEST_DOUBLINGS = 5;

/** What a reader in memory asks its bus. */
export interface MemoryLogs {
  /** those of the reader's topics that there are */
  bounds(): PartitionBounds[];
  /** the next records from an offset on, as many as are handed over at once */
  records(topic: string, partition: number, from: bigint): IncomingRecord[];
  isAway(): boolean;
  clusterId: string;
  /** ms */
  backoffMs: number;
  onStop(): void;
}

/** The reader of a MemoryBus. Each partition is read by itself, one batch after the other. */
export class MemoryReader implements Reader {
  private assignment = new Map<string, AssignedPartition>();
  private readonly resting = new Set<AssignedPartition>();
  private readonly underWay = new Map<AssignedPartition, Promise<void>>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private assigning: Promise<void> | undefined;
  private assignments = 0;
  private hasStopped = false;
  private hasCrashed = false;

  constructor(
    readonly options: ReaderOptions,
    private readonly logs: MemoryLogs,
  ) {}

  isRunning(): boolean {
    return !this.hasEnded() && !this.logs.isAway();
  }

  pausedGaps(): string[] {
    return [...this.assignment].filter(([, { gap }]) => gap).map(([id]) => id);
  }

  lag(): Map<string, bigint> {
    return new Map(
      [...this.assignment].map(([id, { next, logEnd }]) => [
        id,
        logEnd > next ? logEnd - next : 0n,
      ]),
    );
  }

  async reread(topic: string, partition: number): Promise<void> {
    const id = topicPartitionId(topic, partition);
    const former = this.assignment.get(id);
    if (!former) return;
    const positions = await this.positions();
    // A batch that is under way answers for the former entry, and is not read on from.
    if (this.assignment.get(id) === former) await this.begin(topic, partition, positions);
    this.look();
  }

  async stop(): Promise<void> {
    this.hasStopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.logs.onStop();
    await Promise.all(this.underWay.values());
  }

  /** Begins every partition at its owner's position. */
  assign(): void {
    this.assignments += 1;
    const { assignments } = this;
    const assigning = this.assignAll(() => assignments !== this.assignments).catch((error) =>
      this.crash(error),
    );
    this.assigning = assigning;
    void assigning.then(() => {
      if (this.assigning === assigning) this.assigning = undefined;
      this.look();
    });
  }

  /** Reads on wherever records wait and nothing is under way. */
  look(): void {
    if (this.hasEnded() || this.logs.isAway() || this.assigning) return;
    const bounds = this.logs.bounds();
    if (bounds.some(({ topic, partition }) => !this.at(topic, partition))) {
      this.assign();
      return;
    }
    for (const assigned of this.assignment.values()) {
      const { topic, partition } = assigned;
      const bound = bounds.find((one) => one.topic === topic && one.partition === partition);
      this.lookAt(assigned, bound);
    }
  }

  isAtWork(): boolean {
    return this.assigning !== undefined || this.underWay.size > 0;
  }

  async atRest(): Promise<void> {
    await Promise.all([this.assigning, ...this.underWay.values()]);
  }

  private hasEnded(): boolean {
    return this.hasStopped || this.hasCrashed;
  }

  private at(topic: string, partition: number): AssignedPartition | undefined {
    return this.assignment.get(topicPartitionId(topic, partition));
  }

  private isAtHand(assigned: AssignedPartition): boolean {
    return this.at(assigned.topic, assigned.partition) === assigned && !this.hasEnded();
  }

  private async assignAll(isOfThePast: () => boolean): Promise<void> {
    // What is under way moves positions.
    await Promise.all(this.underWay.values());
    const positions = await this.positions();
    const bounds = this.logs.bounds();
    if (isOfThePast() || this.hasEnded()) return;
    this.assignment = new Map();
    this.resting.clear();
    for (const { topic, partition } of bounds) {
      await this.begin(topic, partition, positions);
      if (isOfThePast()) return;
    }
    await this.missTopics(bounds, positions);
  }

  private async begin(
    topic: string,
    partition: number,
    positions: ReadonlyMap<string, bigint>,
  ): Promise<void> {
    const next = positions.get(topicPartitionId(topic, partition)) ?? 0n;
    const assigned = newlyAssigned(topic, partition, next);
    const bound = this.logs
      .bounds()
      .find((one) => one.topic === topic && one.partition === partition);
    this.assignment.set(topicPartitionId(topic, partition), assigned);
    const gap = this.otherCluster(assigned) ?? (bound ? gapAt(bound, next) : missing(assigned));
    if (bound) assigned.logEnd = bound.end;
    if (gap) return this.lose(assigned, gap);
    assigned.anchor = anchorBefore(next, bound!.start);
    if (assigned.anchor === null) await this.options.onContinued?.(topic, partition);
  }

  /** Partitions that were read of topics that are not there are gaps. */
  private async missTopics(
    bounds: readonly PartitionBounds[],
    positions: ReadonlyMap<string, bigint>,
  ): Promise<void> {
    for (const [id, next] of positions) {
      const { topic, partition } = topicPartitionOf(id);
      const isThere = bounds.some((bound) => bound.topic === topic);
      if (isThere || next === 0n || !this.options.topics.includes(topic)) continue;
      const assigned = newlyAssigned(topic, partition, next);
      this.assignment.set(id, assigned);
      await this.lose(assigned, missing(assigned));
    }
  }

  private otherCluster(assigned: AssignedPartition): Gap | null {
    const expected = this.options.clusterId?.();
    if (expected === undefined || expected === this.logs.clusterId) return null;
    return gapIn(assigned, new OtherCluster(expected, this.logs.clusterId).message);
  }

  private lookAt(assigned: AssignedPartition, bound: PartitionBounds | undefined): void {
    if (assigned.gap || this.resting.has(assigned) || this.isBusyAt(assigned)) return;
    const gap = bound ? gapAt(bound, assigned.next) : missing(assigned);
    if (gap && (bound || assigned.next > 0n)) this.work(assigned, () => this.lose(assigned, gap));
    if (gap || !bound) return;
    assigned.logEnd = bound.end;
    const from = beginOf(assigned);
    const records = this.logs.records(assigned.topic, assigned.partition, from);
    if (records.length > 0) this.work(assigned, () => this.take(assigned, from, records));
  }

  /** A former entry's batch may still be under way: one at a time for a partition. */
  private isBusyAt({ topic, partition }: AssignedPartition): boolean {
    return [...this.underWay.keys()].some(
      (one) => one.topic === topic && one.partition === partition,
    );
  }

  private work(assigned: AssignedPartition, todo: () => Promise<void>): void {
    const done = todo()
      .catch((error: unknown) => this.crash(error))
      // Other work of the process has its turn between two batches.
      .then(() => immediate())
      .then(() => {
        this.underWay.delete(assigned);
        this.look();
      });
    this.underWay.set(assigned, done);
  }

  private async take(
    assigned: AssignedPartition,
    requestedOffset: bigint,
    records: IncomingRecord[],
  ): Promise<void> {
    const { topic, partition, logEnd } = assigned;
    try {
      const next = await this.options.onBatch({
        ...{ topic, partition, requestedOffset, logEnd, records },
      });
      assigned.next = next;
      assigned.failures = 0;
      assigned.anchor = null;
    } catch (error) {
      if (error instanceof LogReplaced) await this.lose(assigned, gapIn(assigned, error.message));
      else this.rest(assigned, error);
    }
  }

  private rest(assigned: AssignedPartition, error: unknown): void {
    const doublings = Math.min(assigned.failures, LONGEST_DOUBLINGS);
    const afterMs =
      error instanceof RetryLater ? error.afterMs : this.logs.backoffMs * 2 ** doublings;
    if (!(error instanceof RetryLater)) assigned.failures += 1;
    this.resting.add(assigned);
    this.later(afterMs, async () => {
      const positions = await this.positions();
      this.resting.delete(assigned);
      if (!this.isAtHand(assigned)) return;
      const { topic, partition, anchor } = assigned;
      assigned.next = positions.get(topicPartitionId(topic, partition)) ?? 0n;
      if (anchor !== null) assigned.anchor = anchorBefore(assigned.next, anchor);
      this.look();
    });
  }

  private async lose(assigned: AssignedPartition, gap: Gap): Promise<void> {
    if (!this.isAtHand(assigned)) return;
    assigned.gap = true;
    await this.options.onGap(gap);
  }

  /** Asks the owner until it answers. */
  private async positions(): Promise<ReadonlyMap<string, bigint>> {
    for (;;) {
      try {
        return await this.options.positions();
      } catch (error) {
        if (this.hasEnded()) throw error;
        await new Promise<void>((resolve) =>
          this.later(this.logs.backoffMs, async () => resolve()),
        );
      }
    }
  }

  private later(ms: number, work: () => Promise<void>): void {
    if (this.hasStopped) return;
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      void work().catch((error: unknown) => this.crash(error));
    }, ms);
    this.timers.add(timer);
  }

  private crash(error: unknown): void {
    if (this.hasEnded()) return;
    this.hasCrashed = true;
    this.options.onCrash(error instanceof Error ? error : new Error(String(error)));
  }
}

const missing = (assigned: AssignedPartition): Gap =>
  gapIn(assigned, `Expected topic ${assigned.topic} on the broker, got none: it does not exist`);
