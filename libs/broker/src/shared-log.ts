import { randomUUID } from 'node:crypto';
import type { EachBatchPayload, RequestEvent } from 'kafkajs';
import type { LogQuestions } from './assignment.js';
import { noTopicOf } from './bus-errors.js';
import type { MakeSession, ReaderSession } from './consumer-session.js';
import type { BusLogger } from './kafka-client.js';
import { isConnectedAnew } from './same-cluster.js';
import { SharedPartition } from './shared-partition.js';
import type { SharedSession, TogetherRead } from './shared-session.js';
import { toRecords } from './to-records.js';
import { topicPartitionId } from './topic-partition-id.js';

/** An account of Kafka, with which a process may read the topics that it reads once. */
export interface SharedAccount {
  name: string;
  /** those that it may read */
  topics: readonly string[];
  makeSession: MakeSession;
  log: Pick<LogQuestions, 'existingTopics'>;
  logger: BusLogger;
}

const DEFAULT_MOST_BYTES = 32 * 1_048_576;
/**
 * The rest between two fetches that bring records: what comes shortly afterwards is fetched with
 * one request.
 */
const FETCH_REST_MS = 20;
/** A consumer that brought nothing for so long is given up where one of the copies begins anew. */
const SILENT_MS = 30_000;

/** The end of a consumer that was well, or seemed so, and is followed by another one. */
class ConsumerReplaced extends Error {
  override readonly name = 'ConsumerReplaced';
  readonly outage = 'away';

  constructor() {
    super('Expected the common consumer, got a new one instead: it lacked a topic or was silent');
  }
}

/**
 * Reads topics once for all copies of a process, by one consumer. Each copy has a reader of its own
 * (`KafkaReader`), with its own positions, checks and rests; only the fetching is shared. The
 * consumer uses the account of one of the copies which may itself read all of these topics, and
 * after a failure that of the next one.
 */
export class SharedLog implements TogetherRead {
  private readonly topics: ReadonlySet<string>;
  private readonly accounts: SharedAccount[] = [];
  private readonly partitions = new Map<string, SharedPartition>();
  private readonly sessions = new Set<SharedSession>();
  private readonly memory: { bytes: number; most: number };
  private offered: () => void = () => undefined;
  private readonly anAccount = new Promise<void>((resolve) => {
    this.offered = resolve;
  });
  private consumer: ReaderSession | null = null;
  private opening: Promise<void> | null = null;
  private assignment: Record<string, number[]> | null = null;
  /** monotonic ms */
  private lastBatchAt = 0;
  private used = 0;

  /**
   * @param topics those that are read once; a copy reads others alone
   * @param mostBytes of records that wait for copies, beside one fetch
   */
  constructor(topics: Iterable<string>, mostBytes = DEFAULT_MOST_BYTES) {
    this.topics = new Set(topics);
    this.memory = { bytes: 0, most: mostBytes };
  }

  has(topic: string): boolean {
    return this.topics.has(topic);
  }

  /** Offers an account. One that may not itself read all of the topics is not used. */
  offer(account: SharedAccount): void {
    const may = new Set(account.topics);
    if (![...this.topics].every((topic) => may.has(topic))) return;
    this.accounts.push(account);
    this.offered();
  }

  /** Bytes of records that are kept now. */
  get bytes(): number {
    return this.memory.bytes;
  }

  async enter(session: SharedSession): Promise<void> {
    const lacks = session.options.topics.some((topic) => this.consumer?.reads(topic) === false);
    const isSilent = session.isAgain && performance.now() - this.lastBatchAt > SILENT_MS;
    if (this.assignment && (lacks || isSilent)) this.replace();
    this.sessions.add(session);
    const { assignment } = this;
    await this.opened();
    // An assignment that came meanwhile was told to all.
    if (assignment && assignment === this.assignment) session.assign(assignment);
  }

  leave(session: SharedSession): void {
    this.sessions.delete(session);
    if (this.sessions.size > 0) return;
    const { consumer } = this;
    this.forget();
    void consumer?.close().catch(() => undefined);
  }

  isRunning(): boolean {
    return this.consumer?.isRunning() === true;
  }

  at(topic: string, partition: number): SharedPartition | undefined {
    return this.partitions.get(topicPartitionId(topic, partition));
  }

  private opened(): Promise<void> {
    if (this.opening) return this.opening;
    const opening: Promise<void> = this.open().catch((error: unknown) => {
      if (opening === this.opening) this.forget();
      throw error;
    });
    this.opening = opening;
    return opening;
  }

  private async open(): Promise<void> {
    await this.anAccount;
    const account = this.accounts[this.used++ % this.accounts.length]!;
    const { name, logger } = account;
    const existing = await account.log.existingTopics();
    const topics = [...this.topics].filter((topic) => existing.has(topic));
    if (topics.length === 0) throw noTopicOf([...this.topics]);
    const consumer: ReaderSession = account.makeSession({
      groupId: `${name}.shared.${randomUUID()}`,
      ...{ topics, logger },
      onRequest: (event) => {
        if (consumer === this.consumer) this.note(event);
      },
      onAssigned: (assignment) => {
        if (consumer === this.consumer) this.assign(assignment);
      },
      onBatch: (payload) => this.take(consumer, payload),
      onCrash: (error) => {
        if (consumer === this.consumer) this.crash(error);
      },
    });
    this.consumer = consumer;
    this.lastBatchAt = performance.now();
    await consumer.open();
    if (consumer === this.consumer && this.sessions.size > 0) return;
    if (consumer === this.consumer) this.forget();
    await consumer.close();
  }

  private note(event: RequestEvent): void {
    for (const { options } of this.sessions) options.onRequest(event);
    if (isConnectedAnew(event.payload.apiName))
      for (const partition of this.partitions.values()) partition.renew();
  }

  private assign(assignment: Record<string, number[]>): void {
    this.assignment = assignment;
    for (const partition of this.partitions.values()) partition.clear();
    for (const [topic, partitions] of Object.entries(assignment))
      for (const partition of partitions) {
        const id = topicPartitionId(topic, partition);
        if (!this.partitions.has(id)) this.partitions.set(id, this.newPartition(topic, partition));
      }
    for (const session of this.sessions) session.assign(assignment);
  }

  private newPartition(topic: string, partition: number): SharedPartition {
    return new SharedPartition(
      {
        seek: (offset) => this.consumer?.seek(topic, partition, offset),
        pause: () => this.consumer?.pause(topic, partition),
        resume: () => this.consumer?.resume(topic, partition),
      },
      this.memory,
    );
  }

  private async take(consumer: ReaderSession, payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset } = payload;
    if (consumer !== this.consumer || payload.isStale()) return;
    this.lastBatchAt = performance.now();
    const last = batch.lastOffset();
    const isKept = this.at(batch.topic, batch.partition)?.accept({
      fetched: BigInt((batch as unknown as { fetchedOffset: string }).fetchedOffset),
      next: BigInt(last) + 1n,
      logEnd: BigInt(batch.highWatermark),
      records: toRecords(payload),
    });
    if (isKept) resolveOffset(last);
    this.makeRoom();
    await new Promise<void>((resolve) => setTimeout(resolve, FETCH_REST_MS));
  }

  /** Cuts off who is slower than others, where what waits for them is most. */
  private makeRoom(): void {
    if (this.memory.bytes <= this.memory.most) return;
    const largest = [...this.partitions.values()].sort((one, other) => other.bytes - one.bytes);
    for (const partition of largest) {
      if (this.memory.bytes <= this.memory.most) return;
      partition.forgetForOthers();
    }
  }

  /** Ends every session: their readers begin again, and the next account is used. */
  private crash(error: Error): void {
    this.forget();
    for (const session of [...this.sessions]) session.crash(error);
  }

  /** Ends the present consumer; whoever used it begins again with another one. */
  private replace(): void {
    const { consumer } = this;
    this.crash(new ConsumerReplaced());
    void consumer?.close().catch(() => undefined);
  }

  private forget(): void {
    this.consumer = null;
    this.opening = null;
    this.assignment = null;
    for (const partition of this.partitions.values()) partition.clear();
    this.partitions.clear();
  }
}
