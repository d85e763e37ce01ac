import type { Assignment } from './assignment.js';
import type { PartitionBounds } from './bus.js';
import { gapAt } from './gap-at.js';
import type { ReaderLife } from './reader-life.js';
import type { SameCluster } from './same-cluster.js';
import { topicPartitionId } from './topic-partition-id.js';

const WATCH_EVERY_MS = 5_000;
const GAPS_EVERY_MS = 30_000;
const PROGRESS_TIMEOUT_MS = 60_000;
/** sessions that are begun anew before the process is; each is given twice the time */
const SESSIONS_TRIED = 2;

/** The reader that is watched. */
export interface WatchedReader {
  topics: readonly string[];
  /** how long records may wait without one being taken until another session is tried, ms */
  progressTimeoutMs: number | undefined;
  life: ReaderLife;
  cluster: SameCluster;
  assignment: Assignment;
  /** whether a session reads and its whole assignment is known */
  isAssigned(): boolean;
  /** whether the present session subscribes to the topic */
  asksFor(topic: string): boolean;
  /** replaces the present session with a new one, @param why in words */
  startOver(why: string): Promise<void>;
}

/**
 * Checks every few seconds for conditions that no batch shows a reader: a log that was cut, another
 * cluster, or a topic that came back brings no batches.
 */
export class ReaderWatch {
  /** number of connections when gaps were last checked */
  private connectionsAtGaps = 0;
  /** monotonic ms */
  private lookedAtGapsAt = 0;
  /** sessions that were begun anew since anything was last taken */
  private startedOver = 0;
  /** sum of the positions when they were last looked at */
  private readTo = 0n;

  constructor(private readonly reader: WatchedReader) {}

  begin(): void {
    this.reader.life.later(WATCH_EVERY_MS, () => this.look());
  }

  /**
   * Notes an assignment, which itself asks whether gaps can be read on.
   *
   * @param connections number of connections that were made before it asked
   */
  noteAssignment(connections: number): void {
    this.connectionsAtGaps = connections;
  }

  private async look(): Promise<void> {
    const { topics, life, cluster, assignment } = this.reader;
    if (life.hasEnded()) return;
    this.begin();
    // Read before the question: a position that advances, or a partition that is assigned, during
    // the question is no gap.
    const before = assignment.nexts();
    this.noteProgress([...before.values()].reduce((sum, next) => sum + next, 0n));
    let bounds: PartitionBounds[];
    try {
      bounds = await assignment.askForBounds(topics);
    } catch {
      for (const assigned of assignment.all()) assigned.progressAt = performance.now();
      return;
    }
    // Without traffic, no batch would reveal another cluster.
    const other = await life.untilItAnswers(() => cluster.other());
    if (other) return assignment.loseAll(other);
    // KafkaJS gets no assignment for a topic that was missing when its group was formed, and would
    // ask again only minutes after the topic is back.
    const unread = bounds.find(
      ({ topic, partition }) => !this.reader.asksFor(topic) || !assignment.at(topic, partition),
    );
    if (unread && this.reader.isAssigned())
      return this.reader.startOver(
        `it was not assigned ${topicPartitionId(unread.topic, unread.partition)}, which exists`,
      );
    await this.lookAtGapsAgain();
    for (const bound of bounds) {
      const next = before.get(topicPartitionId(bound.topic, bound.partition));
      if (next !== undefined && (await this.lookAt(bound, next))) return;
      if (life.hasEnded()) return;
    }
  }

  private noteProgress(readTo: bigint): void {
    if (readTo > this.readTo) this.startedOver = 0;
    this.readTo = readTo;
  }

  /**
   * Checks gaps again. After an outage a lost log may be back: the log is asked, and its records
   * show it. From time to time this also checks partitions without a lost connection, and those
   * whose record before the position has not come yet.
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
   * Checks whether the log can continue the position that was read before the question. Also checks
   * whether waiting records are taken, which KafkaJS itself does not notice: then another session
   * is tried, and where none helps, the process begins anew. A new process is no more than a new
   * session with a long start, and on a machine that lacks time many of them take it from all.
   *
   * @returns whether the session was given up
   */
  private async lookAt(bound: PartitionBounds, next: bigint): Promise<boolean> {
    const { life, assignment, progressTimeoutMs = PROGRESS_TIMEOUT_MS } = this.reader;
    const { topic, partition, end } = bound;
    const assigned = assignment.at(topic, partition);
    if (!assigned || assigned.gap) return false;
    const gap = gapAt(bound, next);
    if (gap) {
      await assignment.lose(assigned, gap);
      return false;
    }
    const now = performance.now();
    assigned.logEnd = end;
    if (end <= assigned.next) assigned.progressAt = now;
    const waited = now - assigned.progressAt;
    if (waited <= progressTimeoutMs * 2 ** this.startedOver) return false;
    const why =
      `Expected progress at ${topicPartitionId(topic, partition)}, ` +
      `where ${end - assigned.next} records wait, got none for ${Math.round(waited / 1_000)} s`;
    if (this.startedOver >= SESSIONS_TRIED) life.crash(new Error(why));
    else {
      this.startedOver += 1;
      for (const one of assignment.all()) one.progressAt = now;
      await this.reader.startOver(why);
    }
    return true;
  }
}
