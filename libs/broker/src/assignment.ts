import { type AssignedPartition, anchorBefore, beginOf, gapIn } from './assigned-partition.js';
import type { Bus, Gap, PartitionBounds, ReaderOptions } from './bus.js';
import type { ConsumerSession } from './consumer-session.js';
import { gapAt } from './gap-at.js';
import type { ReaderLife } from './reader-life.js';
import type { OtherCluster } from './same-cluster.js';
import { topicPartitionId } from './topic-partition-id.js';

/** The questions that a reader asks the broker about the log, besides fetching. */
export interface LogQuestions extends Pick<Bus, 'bounds' | 'clusterId'> {
  /** @returns the names of the existing topics that this account may see */
  existingTopics(): Promise<Set<string>>;
}

/**
 * The partitions that are assigned to a reader: where each has to be read on, and which of them the
 * present log cannot continue.
 */
export class Assignment {
  private readonly assignment = new Map<string, AssignedPartition>();

  /**
   * @param session returns the present session, which is told where to read; null between two
   * sessions
   */
  constructor(
    private readonly owner: Pick<ReaderOptions, 'positions' | 'onGap' | 'onContinued'>,
    private readonly log: LogQuestions,
    private readonly life: ReaderLife,
    private readonly session: () => Pick<ConsumerSession, 'seek' | 'pause' | 'resume'> | null,
  ) {}

  at(topic: string, partition: number): AssignedPartition | undefined {
    return this.assignment.get(topicPartitionId(topic, partition));
  }

  all(): AssignedPartition[] {
    return [...this.assignment.values()];
  }

  put(assigned: AssignedPartition): void {
    this.assignment.set(topicPartitionId(assigned.topic, assigned.partition), assigned);
  }

  clear(): void {
    this.assignment.clear();
  }

  /**
   * Tells whether this is the present entry of its partition. After a new assignment the old entry
   * is outdated, and the new assignment has already checked whether the log can continue.
   */
  isAtHand(assigned: AssignedPartition): boolean {
    return this.at(assigned.topic, assigned.partition) === assigned;
  }

  pausedGaps(): string[] {
    return [...this.assignment].filter(([, { gap }]) => gap).map(([assigned]) => assigned);
  }

  lag(): Map<string, bigint> {
    return new Map(
      [...this.assignment].map(([assigned, { next, logEnd }]) => [
        assigned,
        logEnd > next ? logEnd - next : 0n,
      ]),
    );
  }

  /** Returns the next offset to read of each partition, by its name. */
  nexts(): Map<string, bigint> {
    return new Map([...this.assignment].map(([assigned, { next }]) => [assigned, next]));
  }

  /** Returns the owner's positions. Asks again until the owner answers. */
  positions(): Promise<ReadonlyMap<string, bigint>> {
    return this.life.untilItAnswers(() => this.owner.positions());
  }

  bounds(topics: readonly string[]): Promise<PartitionBounds[]> {
    return this.life.untilItAnswers(() => this.askForBounds(topics));
  }

  /**
   * Returns the bounds of the topics that exist, and leaves out the others.
   *
   * @throws the broker's error
   */
  async askForBounds(topics: readonly string[]): Promise<PartitionBounds[]> {
    const existing = await this.log.existingTopics();
    return this.log.bounds(topics.filter((topic) => existing.has(topic)));
  }

  /**
   * Starts again at the owner's positions where the log can continue them, also where there was a
   * gap before.
   */
  async reread(assignment: readonly AssignedPartition[]): Promise<void> {
    if (assignment.length === 0) return;
    const positions = await this.positions();
    const bounds = await this.bounds([...new Set(assignment.map(({ topic }) => topic))]);
    for (const assigned of assignment) {
      const { topic, partition } = assigned;
      const bound = bounds.find(
        (candidate) => candidate.topic === topic && candidate.partition === partition,
      );
      // Either the topic does not exist, or the group was rebalanced meanwhile, and the new
      // assignment has asked for itself.
      if (!bound || !this.isAtHand(assigned)) continue;
      assigned.next = positions.get(topicPartitionId(topic, partition)) ?? 0n;
      assigned.progressAt = performance.now();
      const gap = gapAt(bound, assigned.next);
      if (gap) {
        await this.lose(assigned, gap);
        continue;
      }
      assigned.gap = false;
      assigned.anchor = anchorBefore(assigned.next, bound.start);
      await this.readOn(assigned);
    }
  }

  /**
   * Reads a partition on.
   *
   * @param assigned a partition whose log can be read on; if there is no record before its position
   * to compare, its owner is told so
   */
  async readOn(assigned: AssignedPartition): Promise<void> {
    const { topic, partition } = assigned;
    if (assigned.anchor === null)
      await this.life.throughOutages(async () => this.owner.onContinued?.(topic, partition));
    // A newer assignment of the partition has sought already.
    if (!this.isAtHand(assigned)) return;
    this.seek(assigned);
    // KafkaJS keeps a paused partition paused over all assignments of a consumer.
    this.session()?.resume(topic, partition);
  }

  seek(assigned: AssignedPartition): void {
    this.session()?.seek(assigned.topic, assigned.partition, beginOf(assigned));
  }

  /**
   * Stops the reading of a partition until the log is checked again, and tells the owner of the
   * gap.
   */
  async lose(assigned: AssignedPartition, gap: Gap): Promise<void> {
    if (!this.isAtHand(assigned)) return;
    assigned.gap = true;
    this.session()?.pause(gap.topic, gap.partition);
    await this.life.throughOutages(() => this.owner.onGap(gap));
  }

  /**
   * Makes every partition a gap, because a new connection has led to another cluster: that
   * cluster's answers concern none of the partitions that were read.
   */
  async loseAll(other: OtherCluster): Promise<void> {
    for (const assigned of this.assignment.values())
      if (!assigned.gap) await this.lose(assigned, gapIn(assigned, other.message));
  }

  /**
   * Asks the log whether a jump of offsets is a gap. KafkaJS resets its offset where the log was
   * cut, so the jump alone proves nothing.
   *
   * @returns whether it is a gap
   */
  async isLost(assigned: AssignedPartition): Promise<boolean> {
    const { topic, partition } = assigned;
    const bound = (await this.bounds([topic])).find(
      (candidate) => candidate.partition === partition,
    );
    const gap = bound ? gapAt(bound, assigned.next) : null;
    if (gap) await this.lose(assigned, gap);
    return gap !== null;
  }
}
