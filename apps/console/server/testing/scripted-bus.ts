import { MemoryBus, type Publisher, type Reader, type ReaderOptions } from '@sinergi/broker';

/**
 * The operator's bus in memory, where every topic is there with one partition. It counts its
 * readers, lets nobody write, and reads nothing again but the
 * directory.
 */
export class ScriptedBus extends MemoryBus {
  opened = 0;
  /** how often log ends of flows were asked for */
  asked = 0;

  constructor() {
    super({ clusterId: 'scripted', hasEveryTopic: true });
  }

  /** Appends a record. Resolves once every reader was handed it, whether it took it or not. */
  async append(topic: string, value: Buffer, appendedAt: number): Promise<void> {
    this.store(topic, 0, { value, appendedAt });
    await this.settled();
  }

  override async reader(options: ReaderOptions): Promise<Reader> {
    const reader = await super.reader(options);
    this.opened += 1;
    return reader;
  }

  override async bounds(topics: string[]): ReturnType<MemoryBus['bounds']> {
    if (topics.includes('timpora.sighting')) this.asked += 1;
    return super.bounds(topics);
  }

  override async publisher(): Promise<Publisher> {
    throw new Error('Expected the console to write nothing, got a request for a publisher');
  }

  override async readRange(...range: Parameters<MemoryBus['readRange']>): Promise<bigint> {
    if (range[0] === 'timpora.directory') return super.readRange(...range);
    throw new Error('Expected the console to read reports and the directory, got another range');
  }
}
