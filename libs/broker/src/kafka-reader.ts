import type { EachBatchPayload, Kafka } from 'kafkajs';
import type { Bus, Gap, PartitionBounds, Reader, ReaderOptions } from './bus.js';
import { placeOf } from './bus.js';
import { ConsumerSession } from './consumer-session.js';
import { gapAt } from './gap-at.js';
import { isOutage } from './is-outage.js';
import type { BusLogger, KafkaBusOptions } from './kafka-client.js';
import { LogReplaced } from './log-replaced.js';
import { anchorBefore, beginOf, gapIn, type ReadingPlace, unreadPlace } from './reading-place.js';
import { RetryLater } from './retry-later.js';
import { type RoundLimits, restAfter } from './round-pace.js';
import { OtherCluster, SameCluster } from './same-cluster.js';
import { toRecords } from './to-records.js';

/** What a reader asks the broker about the log, beside the log itself. */
export interface LogQuestions extends Pick<Bus, 'bounds' | 'clusterId'> {
  /** @returns the names of the topics that there are, as far as this account is shown them */
  existingTopics(): Promise<Set<string>>;
}

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 5_000;
const WATCH_EVERY_MS = 5_000;
const GAPS_EVERY_MS = 30_000;
const BEGIN_AGAIN_MS = 500;
const PROGRESS_TIMEOUT_MS = 60_000;
/**
 * From one fetch that brought something to the next, unless more waits already: at a trickle the first record is taken at once, and what comes shortly
 * after it is taken together instead of one by one.
 */
const ROUND: RoundLimits = { shortestMs: 75, longestMs: 1_000 };

/**
 * Reads topics as a consumer group of one, from positions that its owner keeps. The group's commits are never asked: a seek of KafkaJS can
 * take effect one batch late, so every batch has to start where this reader expects it, or it is dropped and sought again. A reading begins with the record
 * before its position, by which its owner knows the log again. A topic that is not there holds up none of the others.
 */
export class KafkaReader implements Reader {
  private readonly places = new Map<string, ReadingPlace>();
  private session: ConsumerSession | null = null;
  /** how often one was opened: each is in a group of its own, where no dead member is waited for */
  private sessions = 0;
  private assigned: Promise<void> = new Promise(() => undefined);
  private assignments = 0;
  private isAssigned = false;
  private stopped = false;
  private crashed = false;
  private timers = new Set<NodeJS.Timeout>();
  private underWay = 0;
  /** monotonic ms at which the batches of the present fetch were first handed over */
  private roundBeganAt = 0;

  private readonly cluster: SameCluster;
  /** how many connections were made: over each a log may be another one, and what was lost may be back */
  private connections = 0;
  /** of these when gaps were last looked at */
  private connectionsAtGaps = 0;
  /** monotonic ms */
  private lookedAtGapsAt = 0;

  private constructor(
    private readonly kafka: Kafka,
    private readonly options: ReaderOptions,
    private readonly log: LogQuestions,
    private readonly logger: BusLogger,
    private readonly onRequest: (() => void) | undefined,
  ) {
    this.cluster = new SameCluster(options.clusterId, () => log.clusterId());
  }

  static async open(
    kafka: Kafka,
    options: ReaderOptions,
    log: LogQuestions,
    { logger, onRequest }: Pick<KafkaBusOptions, 'logger' | 'onRequest'>,
  ): Promise<KafkaReader> {
    const reader = new KafkaReader(kafka, options, log, logger, onRequest);
    await reader.begin();
    reader.later(WATCH_EVERY_MS, () => reader.watch());
    return reader;
  }

  isRunning(): boolean {
    return !this.stopped && !this.crashed && this.session?.isRunning() === true;
  }

  pausedGaps(): string[] {
    return [...this.places].filter(([, { gap }]) => gap).map(([place]) => place);
  }

  lag(): Map<string, bigint> {
    return new Map([...this.places].map(([place, { next, logEnd }]) => [place, logEnd > next ? logEnd - next : 0n]));
  }

  async reread(topic: string, partition: number): Promise<void> {
    const place = this.places.get(placeOf(topic, partition));
    if (place) await this.rereadAll([place]);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    await this.session?.close();
  }

  private async begin(): Promise<void> {
    const existing = await this.log.existingTopics();
    const topics = this.options.topics.filter((topic) => existing.has(topic));
    const missing = this.options.topics.filter((topic) => !existing.has(topic));
    if (topics.length === 0) throw new Error(`Expected to be shown topics of ${this.options.topics.join(', ')}, got none of them`);
    if (missing.length > 0) this.logger.warn({ missing }, 'topics that are not there are read once they are');
    const session = this.newSession(topics);
    this.session = session;
    await session.open();
    if (this.stopped) await session.close();
  }

  private newSession(topics: readonly string[]): ConsumerSession {
    const { groupId } = this.options;
    const groupOfItsOwn = this.sessions === 0 ? groupId : `${groupId}.${this.sessions}`;
    this.sessions += 1;
    const session: ConsumerSession = new ConsumerSession(this.kafka, {
      groupId: groupOfItsOwn,
      topics,
      logger: this.logger,
      onRequest: (apiName) => {
        this.onRequest?.();
        if (this.cluster.note(apiName)) this.connections += 1;
      },
      onAssigned: (assignment) => {
        if (session !== this.session) return;
        this.isAssigned = false;
        this.assigned = this.assign(session, assignment).catch((error: unknown) => this.crash(error));
      },
      onBatch: (payload) => this.take(session, payload),
      onCrash: (error) => {
        if (session !== this.session || this.stopped) return;
        this.session = null;
        // Anything but an outage would leave a live process with a dead consumer.
        if (isOutage(error)) this.later(BEGIN_AGAIN_MS, () => this.beginAgain());
        else this.crash(error);
      },
    });
    return session;
  }

  private async startOver(unread: string): Promise<void> {
    this.logger.warn({ unread }, 'reader was not given a partition that there is, beginning again');
    const { session } = this;
    this.session = null;
    await session?.close();
    await this.beginAgain();
  }

  /** After an outage, or with another session in the place of one that goes. */
  private async beginAgain(): Promise<void> {
    this.isAssigned = false;
    this.assigned = new Promise(() => undefined);
    try {
      await this.begin();
    } catch (error) {
      this.session = null;
      this.logger.warn({ err: error }, 'reader does not reach the broker, trying again');
      this.later(BEGIN_AGAIN_MS, () => this.beginAgain());
    }
  }

  /** Finds where each partition has to be read from, and whether the log can continue there. */
  private async assign(session: ConsumerSession, assignment: Record<string, number[]>): Promise<void> {
    this.assignments += 1;
    // Connections that are made while this asks may lead to another log than its answers.
    const { assignments, connections } = this;
    const isOfThePast = (): boolean => session !== this.session || assignments !== this.assignments;
    this.connectionsAtGaps = connections;
    const positions = await this.untilItAnswers(() => this.options.positions());
    const bounds = await this.untilItAnswers(() => this.boundsOf(Object.keys(assignment)));
    const other = await this.otherCluster();
    if (isOfThePast()) return;
    this.places.clear();
    for (const bound of bounds) {
      const { topic, partition, start, end } = bound;
      if (!assignment[topic]?.includes(partition)) continue;
      const next = positions.get(placeOf(topic, partition)) ?? 0n;
      const gap = other ? { ...bound, position: next, reason: other.message } : gapAt(bound, next);
      const place = {
        ...unreadPlace(topic, partition, next),
        anchor: anchorBefore(next, start),
        connections,
        logEnd: end,
        gap: gap !== null,
      };
      this.places.set(placeOf(topic, partition), place);
      if (gap) {
        await this.declareGap(place, gap);
      } else {
        if (place.anchor === null) await this.options.onContinued?.(topic, partition);
        // KafkaJS keeps what was paused over all assignments of a consumer.
        this.readOn(place);
      }
    }
    if (isOfThePast()) return;
    await this.missTopics(session, positions);
    this.isAssigned = !isOfThePast();
  }

  /** Of a topic that is not there nothing comes: what was read of it is a gap until it is. */
  private async missTopics(session: ConsumerSession, positions: ReadonlyMap<string, bigint>): Promise<void> {
    const missing = this.options.topics.filter((topic) => !session.reads(topic));
    for (const [at, next] of positions) {
      const topic = missing.find((candidate) => at.startsWith(`${candidate}/`));
      if (topic === undefined || next === 0n) continue;
      const place = { ...unreadPlace(topic, Number(at.slice(topic.length + 1)), next), gap: true };
      this.places.set(at, place);
      await this.declareGap(place, gapIn(place, `Expected topic ${topic}, got none of this name that this account is shown`));
    }
  }

  /** What is wrong with the cluster at hand; null where it is the one that is meant. */
  private otherCluster(): Promise<OtherCluster | null> {
    return this.untilItAnswers(async () => {
      try {
        await this.cluster.confirm();
        return null;
      } catch (error) {
        if (error instanceof OtherCluster) return error;
        throw error;
      }
    });
  }

  /** Nothing thrown in here may reach KafkaJS, which would stop the consumer for good. */
  private async take(session: ConsumerSession, payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    const { connections } = this;
    try {
      await this.assigned;
      const place = this.places.get(placeOf(topic, partition));
      if (!place || place.gap || this.stopped || payload.isStale()) return;
      const other = await this.otherCluster();
      if (other) return await this.loseAll(other);
      // What was fetched before the connection at hand is of the log of before, and is fetched again.
      if (session !== this.session || connections !== this.connections || place.gap) return;
      if (this.underWay === 0) this.roundBeganAt = performance.now();
      this.underWay += 1;
      try {
        await this.takeAt(place, payload);
      } finally {
        this.underWay -= 1;
      }
      if (this.underWay === 0 && place.next >= place.logEnd) await this.untilRoundEnds();
    } catch (error) {
      this.crash(error);
    }
  }

  /** A connection that was made anew has led to another cluster: whatever it says is of no partition that was read. */
  private async loseAll(other: OtherCluster): Promise<void> {
    for (const place of this.places.values()) if (!place.gap) await this.declareGap(place, gapIn(place, other.message));
  }

  private async untilRoundEnds(): Promise<void> {
    const restMs = restAfter(performance.now() - this.roundBeganAt, ROUND);
    if (restMs > 0 && !this.stopped) await new Promise<void>((resolve) => setTimeout(resolve, restMs));
  }

  private async takeAt(place: ReadingPlace, payload: EachBatchPayload): Promise<void> {
    const { batch, heartbeat } = payload;
    const { topic, partition } = batch;
    const fetched = BigInt((batch as unknown as { fetchedOffset: string }).fetchedOffset);
    place.logEnd = BigInt(batch.highWatermark);
    if (place.connections !== this.connections) {
      place.connections = this.connections;
      place.anchor = anchorBefore(place.next, 0n);
      place.soughtBackFrom = null;
      if (fetched > beginOf(place)) return this.seek(place);
    }
    const from = beginOf(place);
    if (fetched > from && (await this.lostAt(place))) return;
    if (fetched < from || (fetched > from && place.soughtBackFrom !== fetched)) {
      place.soughtBackFrom = fetched > from ? fetched : null;
      // KafkaJS goes back to the beginning where an offset is not in the log: what lies there later may be another log's.
      if (fetched < from) place.anchor = anchorBefore(place.next, 0n);
      this.seek(place);
      return;
    }
    const beating = setInterval(() => void heartbeat().catch(() => undefined), 1_000);
    try {
      const next = await this.options.onBatch({
        topic,
        partition,
        requestedOffset: from,
        logEnd: place.logEnd,
        records: toRecords(payload),
      });
      if (next !== place.next) place.progressAt = performance.now();
      place.failures = 0;
      place.soughtBackFrom = null;
      place.anchor = null;
      this.goOn(place, payload, next);
    } catch (error) {
      if (error instanceof LogReplaced) await this.declareGap(place, gapIn(place, error.message));
      else this.rest(place, payload, error);
    } finally {
      clearInterval(beating);
    }
  }

  private goOn(place: ReadingPlace, { batch, resolveOffset }: EachBatchPayload, next: bigint): void {
    const last = BigInt(batch.lastOffset());
    place.next = next;
    if (next === last + 1n) resolveOffset(String(last));
    else this.seek(place);
  }

  private rest(place: ReadingPlace, { batch, pause }: EachBatchPayload, error: unknown): void {
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
      // Assigned anew meanwhile: that has sought already, and this rest is of the past.
      if (this.places.get(placeOf(topic, partition)) !== place) return;
      place.next = positions.get(placeOf(topic, partition)) ?? 0n;
      if (place.anchor !== null) place.anchor = anchorBefore(place.next, place.anchor);
      this.seek(place);
      resume();
    });
  }

  /** Records wait, the broker answers, and yet nothing moves: what KafkaJS itself does not notice. */
  private async watch(): Promise<void> {
    if (this.crashed) return;
    this.later(WATCH_EVERY_MS, () => this.watch());
    // Taken before the question: a position that moves on, or a partition that is assigned, while the answer comes is no gap.
    const before = new Map([...this.places].map(([place, { next }]) => [place, next]));
    let bounds: PartitionBounds[];
    try {
      bounds = await this.boundsOf(this.options.topics);
    } catch {
      for (const place of this.places.values()) place.progressAt = performance.now();
      return;
    }
    // Where nothing is said, no batch comes by which another cluster would be noticed.
    const other = await this.otherCluster();
    if (other) return this.loseAll(other);
    // KafkaJS is given nothing of a topic that was away when its group was formed, and would ask again minutes after it is back.
    const unread = bounds.find(({ topic, partition }) => !this.session?.reads(topic) || !this.places.has(placeOf(topic, partition)));
    if (unread && this.isRunning() && this.isAssigned) return this.startOver(`${unread.topic}/${unread.partition}`);
    await this.lookAtGapsAgain();
    const now = performance.now();
    for (const bound of bounds) {
      const { topic, partition, end } = bound;
      const place = this.places.get(placeOf(topic, partition));
      const next = before.get(placeOf(topic, partition));
      if (!place || place.gap || next === undefined) continue;
      const gap = gapAt(bound, next);
      if (gap) {
        await this.declareGap(place, gap);
        continue;
      }
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

  /**
   * After an outage what was lost may be back: the log is asked, and its records tell. So are, now and then, partitions that nobody lost a connection
   * over, and those whose record before the position has not come yet.
   */
  private async lookAtGapsAgain(): Promise<void> {
    const now = performance.now();
    if (this.connectionsAtGaps === this.connections && now - this.lookedAtGapsAt < GAPS_EVERY_MS) return;
    this.connectionsAtGaps = this.connections;
    this.lookedAtGapsAt = now;
    await this.rereadAll([...this.places.values()].filter(({ gap, anchor }) => gap || anchor !== null));
  }

  private async rereadAll(places: readonly ReadingPlace[]): Promise<void> {
    if (places.length === 0) return;
    const positions = await this.untilItAnswers(() => this.options.positions());
    const bounds = await this.untilItAnswers(() => this.boundsOf([...new Set(places.map(({ topic }) => topic))]));
    for (const place of places) {
      const { topic, partition } = place;
      const bound = bounds.find((candidate) => candidate.topic === topic && candidate.partition === partition);
      // Its topic is not there, or the group was formed anew meanwhile, which asked for itself.
      if (!bound || this.places.get(placeOf(topic, partition)) !== place) continue;
      place.next = positions.get(placeOf(topic, partition)) ?? 0n;
      place.progressAt = performance.now();
      const gap = gapAt(bound, place.next);
      if (gap) {
        await this.declareGap(place, gap);
        continue;
      }
      place.gap = false;
      place.anchor = anchorBefore(place.next, bound.start);
      if (place.anchor === null) await this.options.onContinued?.(topic, partition);
      this.readOn(place);
    }
  }

  /** KafkaJS resets itself where the log was cut away under it: before a jump is believed, the log is asked. @returns whether it is a gap */
  private async lostAt(place: ReadingPlace): Promise<boolean> {
    const { topic, partition } = place;
    const bounds = await this.untilItAnswers(() => this.boundsOf([topic]));
    const bound = bounds.find((candidate) => candidate.partition === partition);
    const gap = bound ? gapAt(bound, place.next) : null;
    if (gap) await this.declareGap(place, gap);
    return gap !== null;
  }

  private async declareGap(place: ReadingPlace, gap: Gap): Promise<void> {
    // Assigned anew meanwhile: it is asked there whether it goes on.
    if (this.places.get(placeOf(gap.topic, gap.partition)) !== place) return;
    place.gap = true;
    this.session?.pause(gap.topic, gap.partition);
    await this.options.onGap(gap);
  }

  private readOn(place: ReadingPlace): void {
    const { topic, partition } = place;
    this.seek(place);
    this.session?.resume(topic, partition);
  }

  private seek(place: ReadingPlace): void {
    this.session?.seek(place.topic, place.partition, beginOf(place));
  }

  /** Of topics that are not there it says nothing. */
  private async boundsOf(topics: readonly string[]): Promise<PartitionBounds[]> {
    const existing = await this.log.existingTopics();
    return this.log.bounds(topics.filter((topic) => existing.has(topic)));
  }

  private crash(error: unknown): void {
    if (this.stopped || this.crashed) return;
    this.crashed = true;
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
