import type {
  Bus,
  IncomingRecord,
  PartitionBounds,
  Publisher,
  Reader,
  ReaderOptions,
} from '@sinergi/broker';

/**
 * A broker in memory, with one partition per topic. It can be away, replace its log, or end its
 * readers.
 */
export class ScriptedBus implements Bus {
  isAway = false;
  /** readers that were opened and not stopped */
  openReaders: ReaderOptions[] = [];
  opened = 0;
  private readonly logs = new Map<string, IncomingRecord[]>();

  /** Appends a record and hands it to the readers. */
  async append(topic: string, value: Buffer, appendedAt: number): Promise<void> {
    const log = this.logs.get(topic) ?? [];
    this.logs.set(topic, log);
    const offset = BigInt(log.length);
    log.push({ topic, partition: 0, offset, appendedAt, key: null, value, headers: {} });
    for (const reader of this.openReaders)
      if (reader.topics.includes(topic)) await this.deliver(reader, topic, offset);
  }

  async bounds(topics: string[]): Promise<PartitionBounds[]> {
    if (this.isAway) throw new Error('Expected a broker, got none');
    return topics.map((topic) => ({
      topic,
      partition: 0,
      start: 0n,
      end: BigInt(this.logs.get(topic)?.length ?? 0),
    }));
  }

  /** Returns the bytes of the values alone, without any overhead. */
  async logSizes(): Promise<Map<string, bigint>> {
    if (this.isAway) throw new Error('Expected a broker, got none');
    const bytes = (log: readonly IncomingRecord[]): bigint =>
      log.reduce((sum, { value }) => sum + BigInt(value?.length ?? 0), 0n);
    return new Map([...this.logs].map(([topic, log]) => [topic, bytes(log)]));
  }

  async reader(options: ReaderOptions): Promise<Reader> {
    if (this.isAway) throw new Error('Expected a broker, got none');
    this.opened += 1;
    this.openReaders.push(options);
    const positions = await options.positions();
    for (const topic of options.topics)
      await this.deliver(options, topic, positions.get(`${topic}/0`) ?? 0n);
    return {
      stop: async () => {
        this.openReaders = this.openReaders.filter((open) => open !== options);
      },
      isRunning: () => this.openReaders.includes(options),
      pausedGaps: () => [],
      lag: () => new Map(),
      reread: async () => undefined,
    };
  }

  async publisher(): Promise<Publisher> {
    throw new Error('Expected the operator to write nothing, got a request for a publisher');
  }

  async readRange(): Promise<bigint> {
    throw new Error('Expected the operator to read reports alone, got a request for a range');
  }

  async clusterId(): Promise<string> {
    return 'scripted';
  }

  async close(): Promise<void> {}

  private async deliver(reader: ReaderOptions, topic: string, from: bigint): Promise<void> {
    const log = this.logs.get(topic) ?? [];
    const records = log.slice(Number(from));
    if (records.length > 0)
      await reader.onBatch({
        topic,
        partition: 0,
        requestedOffset: from,
        logEnd: BigInt(log.length),
        records,
      });
  }
}
