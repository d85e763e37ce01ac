import type { Reader, ReaderOptions } from '../bus.js';
import type { ConsumerSessionOptions } from '../consumer-session.js';
import { KafkaReader } from '../kafka-reader.js';
import { readTogether } from '../read-together.js';
import type { SharedLog } from '../shared-log.js';
import type { MemoryBus } from './memory-bus.js';
import { MemorySession } from './memory-session.js';

const SILENT = { debug: () => undefined, warn: () => undefined };

/** A copy of a process over a MemoryBus: it reads by the parts that read Kafka. */
export class MemorySharing {
  readonly sessions: MemorySession[] = [];

  constructor(
    private readonly log: MemoryBus,
    private readonly shared: SharedLog,
    private readonly name: string,
    private readonly pageSize?: number,
  ) {}

  /** Offers its account. @param topics that it may read */
  offer(topics: readonly string[]): void {
    const { name, makeSession } = this;
    const log = { existingTopics: () => this.existingTopics() };
    this.shared.offer({ name, topics, makeSession, log, logger: SILENT });
  }

  reader(options: ReaderOptions): Promise<Reader> {
    const questions = {
      bounds: (topics: string[]) => this.log.bounds(topics),
      clusterId: () => this.log.clusterId(),
      existingTopics: () => this.existingTopics(),
    };
    return readTogether(this.shared, this.makeSession, options, (make, some) =>
      KafkaReader.open(make, some, questions, { logger: SILENT }),
    );
  }

  /** The sessions that read now. */
  get open(): MemorySession[] {
    return this.sessions.filter((session) => session.isRunning());
  }

  private readonly makeSession = (options: ConsumerSessionOptions): MemorySession => {
    const session = new MemorySession(this.log, options, this.pageSize);
    this.sessions.push(session);
    return session;
  };

  private async existingTopics(): Promise<Set<string>> {
    return new Set((await this.log.logSizes()).keys());
  }
}
