import {
  type Bus,
  type IncomingRecord,
  type OutgoingRecord,
  type PartitionBounds,
  type Publisher,
  type Reader,
  type ReaderOptions,
  type StoredAt,
} from '../bus.js';
import { noTopicOf, OffsetOutOfRange, UnknownTopic } from '../bus-errors.js';
import { partitionOf } from '../partition-of.js';
import { OtherCluster } from '../same-cluster.js';
import { topicPartitionId } from '../topic-partition-id.js';
import { MemoryReader } from './memory-reader.js';
import { PartitionLog } from './partition-log.js';

export interface MemoryBusOptions {
  clusterId?: string;
  /** records that are handed over at once, at most */
  pageSize?: number;
  /** the first rest after an error of a reader's owner, ms */
  backoffMs?: number;
  /** whether every topic is there, with one partition, also those that nobody made */
  hasEveryTopic?: boolean;
}

/** A record as any client may store it, whatever this platform stores. */
export interface RawRecord {
  key?: Buffer | null;
  value: Buffer | null;
  /** of several with one name the first is handed over */
  headers?: Record<string, string | string[]>;
  /** epoch ms */
  appendedAt?: number;
}

/** The error of a broker that cannot be reached. */
class MemoryBusAway extends Error {
  override readonly name = 'MemoryBusAway';
  readonly outage = 'away';
}

/**
 * The Bus in memory, for tests: it keeps what the port promises (`bus-conformance.ts`), and can be
 * away, cut its logs, or lose an answer, when a test says so. One process uses it, and it is gone
 * with it.
 */
export class MemoryBus implements Bus {
  private readonly topics = new Map<string, PartitionLog[]>();
  private readonly readers = new Set<MemoryReader>();
  private readonly id: string;
  private readonly pageSize: number;
  private readonly backoffMs: number;
  private readonly hasEveryTopic: boolean;
  private isAway = false;
  private failure: 'lost' | 'stored' | undefined;

  constructor({
    clusterId = 'memory',
    pageSize = 100,
    backoffMs = 10,
    hasEveryTopic = false,
  }: MemoryBusOptions = {}) {
    this.id = clusterId;
    this.pageSize = pageSize;
    this.backoffMs = backoffMs;
    this.hasEveryTopic = hasEveryTopic;
  }

  /** Makes a topic, or makes it anew: then its former records are gone. */
  makeTopic(topic: string, partitions = 1): void {
    this.topics.set(
      topic,
      Array.from({ length: partitions }, () => new PartitionLog()),
    );
    this.wakeReaders();
  }

  deleteTopic(topic: string): void {
    this.topics.delete(topic);
    this.wakeReaders();
  }

  /** Stores a record, as another client than this platform's publisher would. */
  store(topic: string, partition: number, record: RawRecord): StoredAt {
    const { key = null, value, headers = {}, appendedAt = Date.now() } = record;
    if (this.hasEveryTopic && !this.topics.has(topic)) this.makeTopic(topic);
    const { offset } = this.logOf(topic, partition).append({
      ...{ topic, partition, appendedAt, key, value },
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, text]) => [name, [text].flat().join(', ')]),
      ),
    });
    this.wakeReaders();
    return { topic, partition, offset };
  }

  /** Uses up offsets without a record, as a transaction that is aborted does. */
  skip(topic: string, partition: number, offsets: number): void {
    this.logOf(topic, partition).skip(offsets);
    this.wakeReaders();
  }

  /** Removes the records before an offset, as retention does. */
  truncate(topic: string, partition: number, before: bigint): void {
    this.logOf(topic, partition).truncate(before);
    this.wakeReaders();
  }

  /** Returns the options of every reader that was not stopped, by which a test can end it. */
  get openReaders(): ReaderOptions[] {
    return [...this.readers].map(({ options }) => options);
  }

  /** Every question fails from now on, and no reader is handed anything. */
  goAway(): void {
    this.isAway = true;
  }

  /** Answers again. Readers begin at their owners' positions, as after every new connection. */
  comeBack(): void {
    this.isAway = false;
    for (const reader of this.readers) reader.assign();
  }

  /** The next publish rejects: nothing was stored, or everything was and the answer was lost. */
  failNext(how: 'lost' | 'stored'): void {
    this.failure = how;
  }

  records(topic: string, partition = 0): readonly IncomingRecord[] {
    return this.logOf(topic, partition).records;
  }

  /** Resolves once no reader has a batch under way: what was stored before was handed over once. */
  async settled(): Promise<void> {
    while ([...this.readers].some((reader) => reader.isAtWork()))
      await Promise.all([...this.readers].map((reader) => reader.atRest()));
  }

  async publisher(clusterId?: string): Promise<Publisher> {
    this.expectHere();
    let state: 'open' | 'broken' | 'closed' = 'open';
    return {
      publish: async (records) => {
        if (state !== 'open') throw new Error(`Expected an open publisher, got a ${state} one`);
        this.expectHere();
        if (clusterId !== undefined && clusterId !== this.id)
          throw new OtherCluster(clusterId, this.id);
        const places = records.map((record) => this.route(record));
        const { failure } = this;
        this.failure = undefined;
        const stored =
          failure === 'lost' ? [] : places.map(([record, at]) => this.keep(record, at));
        if (!failure) return stored;
        state = 'broken';
        throw new MemoryBusAway('Expected an answer of the broker, got none');
      },
      close: async () => {
        state = 'closed';
      },
    };
  }

  async reader(options: ReaderOptions): Promise<Reader> {
    const reader = new MemoryReader(options, {
      bounds: () => this.existing(options.topics),
      records: (topic, partition, from) =>
        this.logOf(topic, partition).slice(from, this.logOf(topic, partition).end, this.pageSize),
      isAway: () => this.isAway,
      clusterId: this.id,
      backoffMs: this.backoffMs,
      onStop: () => this.readers.delete(reader),
    });
    this.expectHere();
    if (this.existing(options.topics).length === 0) throw noTopicOf(options.topics);
    this.readers.add(reader);
    reader.assign();
    return reader;
  }

  async readRange(
    topic: string,
    partition: number,
    from: bigint,
    to: bigint,
    onRecords: (records: IncomingRecord[]) => Promise<void>,
    signal?: AbortSignal,
  ): Promise<bigint> {
    signal?.throwIfAborted();
    this.expectHere();
    const log = this.logOf(topic, partition);
    const until = to < log.end ? to : log.end;
    if (from >= until) return from;
    if (from < log.start)
      throw new OffsetOutOfRange(
        `Expected ${topicPartitionId(topic, partition)} to hold offset ${from}, ` +
          `got a log that starts at ${log.start}`,
      );
    for (let next = from; ; ) {
      const page = log.slice(next, until, this.pageSize);
      if (page.length === 0) return until;
      await onRecords(page);
      signal?.throwIfAborted();
      next = page.at(-1)!.offset + 1n;
    }
  }

  async bounds(topics: string[]): Promise<PartitionBounds[]> {
    this.expectHere();
    const bounds = this.existing(topics);
    for (const topic of topics)
      if (!bounds.some((bound) => bound.topic === topic)) throw unknown(topic);
    return bounds;
  }

  /** Returns the bytes of the values alone, without any overhead; of topics that were made. */
  async logSizes(): Promise<Map<string, bigint>> {
    this.expectHere();
    const bytesOf = (logs: readonly PartitionLog[]): number =>
      logs
        .flatMap(({ records }) => records)
        .reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
    return new Map([...this.topics].map(([topic, logs]) => [topic, BigInt(bytesOf(logs))]));
  }

  async clusterId(): Promise<string> {
    this.expectHere();
    return this.id;
  }

  async close(): Promise<void> {}

  private expectHere(): void {
    if (this.isAway) throw new MemoryBusAway('Expected a broker, got none');
  }

  private wakeReaders(): void {
    for (const reader of this.readers) reader.look();
  }

  private logsOf(topic: string): PartitionLog[] | undefined {
    return this.topics.get(topic) ?? (this.hasEveryTopic ? [new PartitionLog()] : undefined);
  }

  private logOf(topic: string, partition: number): PartitionLog {
    const logs = this.logsOf(topic);
    if (!logs) throw unknown(topic);
    const log = logs[partition];
    if (log) return log;
    throw new UnknownTopic(
      `Expected ${topicPartitionId(topic, partition)} on the broker, got no such partition`,
    );
  }

  /** Returns the bounds of those of the topics that there are, in order. */
  private existing(topics: readonly string[]): PartitionBounds[] {
    return [...new Set(topics)].sort().flatMap((topic) =>
      (this.logsOf(topic) ?? []).map(({ start, end }, partition) => ({
        ...{ topic, partition, start, end },
      })),
    );
  }

  private route(record: OutgoingRecord): [record: OutgoingRecord, partition: number] {
    const logs = this.logsOf(record.topic);
    if (!logs) throw unknown(record.topic);
    return [record, partitionOf(record.key, logs.length)];
  }

  private keep({ topic, key, value, headers }: OutgoingRecord, partition: number): StoredAt {
    return this.store(topic, partition, { key: Buffer.from(key), value, headers });
  }
}

const unknown = (topic: string): UnknownTopic =>
  new UnknownTopic(`Expected the topic ${topic} on the broker, got none of this name`);
