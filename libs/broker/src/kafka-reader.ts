import { isOutage, levelOf } from '@sinergi/outage';
import { type RoundLimits, restAfter } from '@sinergi/pace';
import type { EachBatchPayload } from 'kafkajs';
import {
  type AssignedPartition,
  anchorBefore,
  beginOf,
  gapIn,
  newlyAssigned,
} from './assigned-partition.js';
import { Assignment, type LogQuestions } from './assignment.js';
import type { Reader, ReaderOptions } from './bus.js';
import { noTopicOf } from './bus-errors.js';
import type { MakeSession, ReaderSession } from './consumer-session.js';
import { gapAt } from './gap-at.js';
import { type KafkaBusOptions, noteAnswer } from './kafka-client.js';
import { LogReplaced } from './log-replaced.js';
import { ReaderLife } from './reader-life.js';
import { ReaderWatch } from './reader-watch.js';
import { RetryLater } from './retry-later.js';
import { SameCluster } from './same-cluster.js';
import { toRecords } from './to-records.js';
import { topicPartitionId } from './topic-partition-id.js';

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 5_000;
const BEGIN_AGAIN_MS = 500;
/**
 * The rest between two fetches that bring records, unless more records wait already. At a low rate
 * the first record is taken at once, and records that come shortly after it are taken together
 * instead of one by one.
 */
const ROUND: RoundLimits = { shortestMs: 75, longestMs: 1_000 };

/**
 * Reads topics as a consumer group of one, from positions that the owner keeps. The group's commits
 * are never used. A seek of KafkaJS can take effect one batch late, so each batch must start where
 * this reader expects it; otherwise the reader drops it and seeks again. A reading begins with the
 * record before the position, by which the owner recognises the log. A topic that does not exist
 * does not delay the others.
 */
export class KafkaReader implements Reader {
  private readonly life: ReaderLife;
  private readonly cluster: SameCluster;
  private readonly assignment: Assignment;
  private readonly watch: ReaderWatch;
  private session: ReaderSession | null = null;
  /**
   * number of sessions opened so far: each has its own group, so that it waits for no dead member
   */
  private sessions = 0;
  private assigned: Promise<void> = new Promise(() => undefined);
  private assignments = 0;
  private isAssigned = false;
  private underWay = 0;
  /** monotonic ms at which the first batches of the present fetch were delivered */
  private roundBeganAt = 0;

  private constructor(
    private readonly makeSession: MakeSession,
    private readonly options: ReaderOptions,
    private readonly log: LogQuestions,
    private readonly bus: Pick<KafkaBusOptions, 'logger' | 'outage' | 'onRequest'>,
  ) {
    const { logger } = bus;
    this.life = new ReaderLife((error) => options.onCrash(error), logger);
    this.cluster = new SameCluster(options.clusterId, () => log.clusterId());
    this.assignment = new Assignment(options, log, this.life, () => this.session);
    const { life, cluster, assignment } = this;
    const { topics, progressTimeoutMs } = options;
    this.watch = new ReaderWatch({
      ...{ topics, progressTimeoutMs, life, cluster, assignment },
      isAssigned: () => this.isRunning() && this.isAssigned,
      asksFor: (topic) => this.session?.reads(topic) === true,
      startOver: (why) => this.startOver(why),
    });
  }

  /**
   * Opens a reader, and waits until its first session is open.
   *
   * @param makeSession makes each of its sessions, one after the other
   * @throws UnknownTopic where none of the topics exists, or the broker's error
   */
  static async open(
    makeSession: MakeSession,
    options: ReaderOptions,
    log: LogQuestions,
    bus: Pick<KafkaBusOptions, 'logger' | 'outage' | 'onRequest'>,
  ): Promise<KafkaReader> {
    const reader = new KafkaReader(makeSession, options, log, bus);
    await reader.begin();
    reader.watch.begin();
    return reader;
  }

  isRunning(): boolean {
    const isCutOff = this.life.hasEnded() || this.cluster.isUnanswered;
    return !isCutOff && this.session?.isRunning() === true;
  }

  pausedGaps(): string[] {
    return this.assignment.pausedGaps();
  }

  lag(): Map<string, bigint> {
    return this.assignment.lag();
  }

  async reread(topic: string, partition: number): Promise<void> {
    const assigned = this.assignment.at(topic, partition);
    if (assigned) await this.assignment.reread([assigned]);
  }

  async stop(): Promise<void> {
    this.life.stop();
    await this.session?.close();
  }

  private async begin(): Promise<void> {
    const existing = await this.log.existingTopics();
    const topics = this.options.topics.filter((topic) => existing.has(topic));
    const missing = this.options.topics.filter((topic) => !existing.has(topic));
    if (topics.length === 0) throw noTopicOf(this.options.topics);
    if (missing.length > 0)
      this.bus.logger.warn(
        { missing },
        'topics are not on the broker yet; they are read once they exist',
      );
    const session = this.newSession(topics);
    this.session = session;
    await session.open();
    if (this.life.hasStopped()) await session.close();
  }

  private newSession(topics: readonly string[]): ReaderSession {
    const { groupId } = this.options;
    const groupOfItsOwn = this.sessions === 0 ? groupId : `${groupId}.${this.sessions}`;
    this.sessions += 1;
    const session: ReaderSession = this.makeSession({
      groupId: groupOfItsOwn,
      topics,
      logger: this.bus.logger,
      onRequest: (event) => {
        noteAnswer(this.bus.outage, event);
        this.bus.onRequest?.();
        this.cluster.note(event.payload.apiName);
      },
      onAssigned: (assignment) => {
        if (session !== this.session) return;
        this.isAssigned = false;
        this.assigned = this.assign(session, assignment).catch((error: unknown) =>
          this.life.crash(error),
        );
      },
      onBatch: (payload) => this.take(session, payload),
      onCrash: (error) => {
        if (session !== this.session || this.life.hasStopped()) return;
        this.session = null;
        this.bus.outage?.failed(error);
        // After any other error than an outage, a live process would have a dead consumer.
        if (isOutage(error)) this.life.later(BEGIN_AGAIN_MS, () => this.beginAgain());
        else this.life.crash(error);
      },
    });
    return session;
  }

  private async startOver(why: string): Promise<void> {
    this.bus.logger.warn({ why }, 'reader starts again with a new session');
    const { session } = this;
    this.session = null;
    await session?.close();
    await this.beginAgain();
  }

  /** Starts again after an outage, or with a new session instead of one that ends. */
  private async beginAgain(): Promise<void> {
    this.isAssigned = false;
    this.assigned = new Promise(() => undefined);
    try {
      await this.begin();
    } catch (error) {
      this.session = null;
      this.bus.outage?.failed(error);
      this.bus.logger[levelOf(error)](
        { err: error },
        'reader cannot reach the broker, trying again',
      );
      this.life.later(BEGIN_AGAIN_MS, () => this.beginAgain());
    }
  }

  /**
   * Finds the offset from which each partition has to be read, and whether the log can continue
   * there.
   */
  private async assign(
    session: ReaderSession,
    assignment: Record<string, number[]>,
  ): Promise<void> {
    this.assignments += 1;
    // A connection that is made during these questions may lead to another log than the answers
    // describe.
    const { assignments } = this;
    const { connections } = this.cluster;
    const isOfThePast = (): boolean => session !== this.session || assignments !== this.assignments;
    this.watch.noteAssignment(connections);
    const positions = await this.assignment.positions();
    const bounds = await this.assignment.bounds(Object.keys(assignment));
    const other = await this.otherCluster();
    if (isOfThePast()) return;
    this.assignment.clear();
    for (const bound of bounds) {
      const { topic, partition, start, end } = bound;
      if (!assignment[topic]?.includes(partition)) continue;
      const next = positions.get(topicPartitionId(topic, partition)) ?? 0n;
      const gap = other ? { ...bound, position: next, reason: other.message } : gapAt(bound, next);
      const assigned = {
        ...newlyAssigned(topic, partition, next),
        anchor: anchorBefore(next, start),
        connections,
        logEnd: end,
        gap: gap !== null,
      };
      this.assignment.put(assigned);
      if (gap) await this.assignment.lose(assigned, gap);
      else await this.assignment.readOn(assigned);
      // The owner may have taken long to answer.
      if (isOfThePast()) return;
    }
    await this.missTopics(session, positions);
    this.isAssigned = !isOfThePast();
  }

  /**
   * Makes the read partitions of missing topics gaps until the topics exist again. No record comes
   * from a missing topic.
   */
  private async missTopics(
    session: ReaderSession,
    positions: ReadonlyMap<string, bigint>,
  ): Promise<void> {
    const missing = this.options.topics.filter((topic) => !session.reads(topic));
    for (const [at, next] of positions) {
      const topic = missing.find((candidate) => at.startsWith(`${candidate}/`));
      if (topic === undefined || next === 0n) continue;
      const assigned = {
        ...newlyAssigned(topic, Number(at.slice(topic.length + 1)), next),
        gap: true,
      };
      this.assignment.put(assigned);
      await this.assignment.lose(
        assigned,
        gapIn(
          assigned,
          `Expected topic ${topic} on the broker, got none: ` +
            'it does not exist, or this account may not read it',
        ),
      );
    }
  }

  private otherCluster() {
    return this.life.untilItAnswers(() => this.cluster.other());
  }

  /** Takes one batch. No error may reach KafkaJS, which would stop the consumer for good. */
  private async take(session: ReaderSession, payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const { connections } = this.cluster;
    try {
      await this.assigned;
      const assigned = this.assignment.at(topic, partition);
      if (!assigned || assigned.gap || this.life.hasStopped() || payload.isStale()) return;
      const other = await this.otherCluster();
      if (other) return await this.assignment.loseAll(other);
      // A batch fetched before the present connection belongs to the former log and is fetched
      // again.
      if (session !== this.session || connections !== this.cluster.connections || assigned.gap)
        return;
      if (this.underWay === 0) this.roundBeganAt = performance.now();
      this.underWay += 1;
      try {
        await this.takeAt(assigned, payload);
      } finally {
        this.underWay -= 1;
      }
      if (this.underWay === 0 && assigned.next >= assigned.logEnd) await this.untilRoundEnds();
    } catch (error) {
      this.life.crash(error);
    }
  }

  private async untilRoundEnds(): Promise<void> {
    const restMs = restAfter(performance.now() - this.roundBeganAt, ROUND);
    if (restMs > 0 && !this.life.hasStopped())
      await new Promise<void>((resolve) => setTimeout(resolve, restMs));
  }

  private async takeAt(assigned: AssignedPartition, payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat } = payload;
    const { topic, partition } = batch;
    const fetched = BigInt((batch as unknown as { fetchedOffset: string }).fetchedOffset);
    assigned.logEnd = BigInt(batch.highWatermark);
    if (assigned.connections !== this.cluster.connections) {
      assigned.connections = this.cluster.connections;
      assigned.anchor = anchorBefore(assigned.next, 0n);
      assigned.soughtBackFrom = null;
      if (fetched > beginOf(assigned)) return this.assignment.seek(assigned);
    }
    const from = beginOf(assigned);
    if (fetched > from && (await this.assignment.isLost(assigned))) return;
    if (fetched < from || (fetched > from && assigned.soughtBackFrom !== fetched)) {
      assigned.soughtBackFrom = fetched > from ? fetched : null;
      // KafkaJS goes back to the beginning where the log does not hold an offset. The records there
      // later may belong to another log.
      if (fetched < from) assigned.anchor = anchorBefore(assigned.next, 0n);
      this.assignment.seek(assigned);
      return;
    }
    const beating = setInterval(() => void heartbeat().catch(() => undefined), 1_000);
    try {
      const next = await this.options.onBatch({
        topic,
        partition,
        requestedOffset: from,
        logEnd: assigned.logEnd,
        records: toRecords(payload),
      });
      if (next !== assigned.next) assigned.progressAt = performance.now();
      assigned.failures = 0;
      assigned.soughtBackFrom = null;
      assigned.anchor = null;
      this.goOn(assigned, payload, next);
    } catch (error) {
      if (error instanceof LogReplaced)
        await this.assignment.lose(assigned, gapIn(assigned, error.message));
      else this.rest(assigned, payload, error);
    } finally {
      clearInterval(beating);
    }
  }

  private goOn(
    assigned: AssignedPartition,
    { batch, resolveOffset }: EachBatchPayload,
    next: bigint,
  ): void {
    const last = BigInt(batch.lastOffset());
    assigned.next = next;
    if (next === last + 1n) resolveOffset(String(last));
    else this.assignment.seek(assigned);
  }

  private rest(
    assigned: AssignedPartition,
    { batch, pause }: EachBatchPayload,
    error: unknown,
  ): void {
    const { topic, partition } = batch;
    const isWaiting = error instanceof RetryLater;
    const afterMs = isWaiting
      ? error.afterMs
      : Math.min(FIRST_BACKOFF_MS * 2 ** assigned.failures, LONGEST_BACKOFF_MS);
    if (isWaiting) {
      assigned.progressAt = performance.now();
    } else {
      assigned.failures += 1;
      // The owner waits for a store. That is no standstill of the reading.
      if (isOutage(error)) assigned.progressAt = performance.now();
      this.bus.logger[levelOf(error)](
        { topic, partition, err: error, afterMs },
        'batch was not handled, reading it again',
      );
    }
    const resume = pause();
    this.life.later(afterMs, async () => {
      // The owner's position, not the reader's, shows how much of the batch was applied before it
      // had to wait.
      const positions = await this.assignment.positions();
      // A newer assignment has sought already, and this rest is outdated.
      if (!this.assignment.isAtHand(assigned)) return;
      assigned.next = positions.get(topicPartitionId(topic, partition)) ?? 0n;
      if (assigned.anchor !== null) assigned.anchor = anchorBefore(assigned.next, assigned.anchor);
      this.assignment.seek(assigned);
      resume();
    });
  }
}
