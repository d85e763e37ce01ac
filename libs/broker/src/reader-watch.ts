import type { Assignment } from './assignment.js';
import type { PartitionBounds } from './bus.js';
import { topicPartitionId } from './bus.js';
import { gapAt } from './gap-at.js';
import type { ReaderLife } from './reader-life.js';
import type { SameCluster } from './same-cluster.js';

const WATCH_EVERY_MS = 5_000;
const GAPS_EVERY_MS = 30_000;
const PROGRESS_TIMEOUT_MS = 60_000;

/** The reader that is watched. */
export interface WatchedReader {
  topics: readonly string[];
  /** records may wait so long without one being taken */
  progressTimeoutMs: number | undefined;
  life: ReaderLife;
  cluster: SameCluster;
  assignment: Assignment;
  /** whether a session reads, and all that it was assigned is known */
  isAssigned(): boolean;
  /** whether the session at hand asked for the topic */
  asksFor(topic: string): boolean;
  /** another session in the place of the one at hand */
  startOver(unread: string): Promise<void>;
}

/**
 * Looks every few seconds for what no batch tells a reader: nothing comes of a log that was cut, of
 * another cluster, or of a topic that came back.
 */
export class ReaderWatch {
  /** of all connections, when gaps were last looked at */
  private connectionsAtGaps = 0;
  /** monotonic ms */
  private lookedAtGapsAt = 0;

  constructor(private readonly reader: WatchedReader) {}

  begin(): void {
    this.reader.life.later(WATCH_EVERY_MS, () => this.look());
  }

  /**
   * At each assignment it is asked whether gaps go on.
   * @param connections that were made before it asked
   */
  noteAssignment(connections: number): void {
    this.connectionsAtGaps = connections;
  }

  private async look(): Promise<void> {
    const { topics, life, cluster, assignment } = this.reader;
    if (life.hasEnded()) return;
    this.begin();
    // Taken before the question: a position that moves on, or a partition that is assigned, while
    // the answer comes is no gap.
    const before = assignment.nexts();
    let bounds: PartitionBounds[];
    try {
      bounds = await assignment.askForBounds(topics);
    } catch {
      for (const assigned of assignment.all()) assigned.progressAt = performance.now();
      return;
    }
    // Where nothing is said, no batch comes by which another cluster would be noticed.
    const other = await life.untilItAnswers(() => cluster.other());
    if (other) return assignment.loseAll(other);
    // KafkaJS is given nothing of a topic that was away when its group was formed, and would ask
    // again minutes after it is back.
    const unread = bounds.find(
      ({ topic, partition }) => !this.reader.asksFor(topic) || !assignment.at(topic, partition),
    );
    if (unread && this.reader.isAssigned())
      return this.reader.startOver(topicPartitionId(unread.topic, unread.partition));
    await this.lookAtGapsAgain();
    for (const bound of bounds) {
      const next = before.get(topicPartitionId(bound.topic, bound.partition));
      if (next !== undefined) await this.lookAt(bound, next);
      if (life.hasEnded()) return;
    }
  }

  /**
   * After an outage what was lost may be back: the log is asked, and its records tell. So are, now
   * and then, partitions that nobody lost a connection over, and those whose record before the
   * position has not come yet.
   */
  private async lookAtGapsAgain(): Promise<void> {
    const { cluster, assignment } = this.reader;
    const now = performance.now();
    if (this.connectionsAtGaps === cluster.connections && now - this.lookedAtGapsAt < GAPS_EVERY_MS)
      return;
    this.connectionsAtGaps = cluster.connections;
    this.lookedAtGapsAt = now;
    await assignment.reread(assignment.all().filter(({ gap, anchor }) => gap || anchor !== null));
  }

  /**
   * Whether the log can continue what was read before it was asked; and whether what waits is
   * taken, which KafkaJS itself does not notice.
   */
  private async lookAt(bound: PartitionBounds, next: bigint): Promise<void> {
    const { life, assignment, progressTimeoutMs = PROGRESS_TIMEOUT_MS } = this.reader;
    const { topic, partition, end } = bound;
    const assigned = assignment.at(topic, partition);
    if (!assigned || assigned.gap) return;
    const gap = gapAt(bound, next);
    if (gap) return assignment.lose(assigned, gap);
    const now = performance.now();
    assigned.logEnd = end;
    if (end <= assigned.next) assigned.progressAt = now;
    else if (now - assigned.progressAt > progressTimeoutMs) {
      const seconds = Math.round((now - assigned.progressAt) / 1_000);
      life.crash(
        new Error(
          `Expected progress at ${topic}/${partition}, ` +
            `where ${end - assigned.next} records wait, got none for ${seconds} s`,
        ),
      );
    }
  }
}
