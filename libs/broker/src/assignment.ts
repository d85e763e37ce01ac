import { type AssignedPartition, anchorBefore, beginOf, gapIn } from './assigned-partition.js';
import type { Bus, Gap, PartitionBounds, ReaderOptions } from './bus.js';
import { topicPartitionId } from './bus.js';
import type { ConsumerSession } from './consumer-session.js';
import { gapAt } from './gap-at.js';
import type { ReaderLife } from './reader-life.js';
import type { OtherCluster } from './same-cluster.js';

/** What a reader asks the broker about the log, beside the log itself. */
export interface LogQuestions extends Pick<Bus, 'bounds' | 'clusterId'> {
  /** @returns the names of the topics that there are, as far as this account is shown them */
  existingTopics(): Promise<Set<string>>;
}

/**
 * The partitions that a reader was given: where each has to be read on, and which of them the log
 * at hand cannot continue.
 */
export class Assignment {
  private readonly assignment = new Map<string, AssignedPartition>();

  /** @param session the one at hand, which is told where to read; null between two */
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
   * Assigned anew meanwhile, what was known of a partition is of the past: it was asked there
   * whether it goes on.
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

  /** Where each is read next, by its name. */
  nexts(): Map<string, bigint> {
    return new Map([...this.assignment].map(([assigned, { next }]) => [assigned, next]));
  }

  /** As their owner has them. */
  positions(): Promise<ReadonlyMap<string, bigint>> {
    return this.life.untilItAnswers(() => this.owner.positions());
  }

  bounds(topics: readonly string[]): Promise<PartitionBounds[]> {
    return this.life.untilItAnswers(() => this.askForBounds(topics));
  }

  /** Of topics that are not there it says nothing. @throws what the broker says */
  async askForBounds(topics: readonly string[]): Promise<PartitionBounds[]> {
    const existing = await this.log.existingTopics();
    return this.log.bounds(topics.filter((topic) => existing.has(topic)));
  }

  /**
   * Begins at the owner's positions again where the log can continue them, whatever was a gap
   * before.
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
      // Its topic is not there, or the group was formed anew meanwhile, which asked for itself.
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
   * @param assigned of a log that can be read on; where nothing before it has to be known again,
   * its owner is told so
   */
  async readOn(assigned: AssignedPartition): Promise<void> {
    const { topic, partition } = assigned;
    if (assigned.anchor === null)
      await this.life.throughOutages(async () => this.owner.onContinued?.(topic, partition));
    // What was sought meanwhile was sought by whoever knows the partition now.
    if (!this.isAtHand(assigned)) return;
    this.seek(assigned);
    // KafkaJS keeps what was paused over all assignments of a consumer.
    this.session()?.resume(topic, partition);
  }

  seek(assigned: AssignedPartition): void {
    this.session()?.seek(assigned.topic, assigned.partition, beginOf(assigned));
  }

  /** Nothing of it is read any more until it is looked at again, and its owner is told. */
  async lose(assigned: AssignedPartition, gap: Gap): Promise<void> {
    if (!this.isAtHand(assigned)) return;
    assigned.gap = true;
    this.session()?.pause(gap.topic, gap.partition);
    await this.life.throughOutages(() => this.owner.onGap(gap));
  }

  /**
   * A connection that was made anew has led to another cluster: whatever it says is of no partition
   * that was read.
   */
  async loseAll(other: OtherCluster): Promise<void> {
    for (const assigned of this.assignment.values())
      if (!assigned.gap) await this.lose(assigned, gapIn(assigned, other.message));
  }

  /**
   * KafkaJS resets itself where the log was cut away under it: before a jump is believed, the log
   * is asked.
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
