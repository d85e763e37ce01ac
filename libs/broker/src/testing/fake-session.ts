import type { EachBatchPayload } from 'kafkajs';
import type { ConsumerSessionOptions, ReaderSession } from '../consumer-session.js';

/** A fetch of one partition, as KafkaJS delivers it. */
export interface Fetch {
  topic: string;
  partition?: number;
  /** offsets of its records */
  offsets: readonly number[];
  /** the offset that was asked for; the first record's without it */
  fetched?: number;
  /** the offset after the last record without it */
  logEnd?: number;
  /** whether KafkaJS has sought elsewhere since */
  isStale?: boolean;
}

/** A session of a reader without a broker: a test is the broker, and sees what the reader does. */
export class FakeSession implements ReaderSession {
  /** what the reader has told it, in order, such as `seek timpora.sighting/0 3` */
  readonly told: string[] = [];
  isClosed = false;
  private isFormed = false;

  /** @param opening what the reader waits for until the session is open */
  constructor(
    readonly options: ConsumerSessionOptions,
    private readonly opening: () => Promise<void> = async () => undefined,
  ) {}

  open(): Promise<void> {
    return this.opening();
  }

  async close(): Promise<void> {
    this.isFormed = false;
    this.isClosed = true;
  }

  isRunning(): boolean {
    return this.isFormed;
  }

  reads(topic: string): boolean {
    return this.options.topics.includes(topic);
  }

  seek(topic: string, partition: number, offset: bigint): void {
    this.told.push(`seek ${topic}/${partition} ${offset}`);
  }

  pause(topic: string, partition: number): void {
    this.told.push(`pause ${topic}/${partition}`);
  }

  resume(topic: string, partition: number): void {
    this.told.push(`resume ${topic}/${partition}`);
  }

  /** The group is formed, also anew. */
  assign(assignment: Record<string, number[]>): void {
    this.isFormed = true;
    this.options.onAssigned(assignment);
  }

  /** Delivers a fetch. Resolves once the reader lets KafkaJS fetch again. */
  deliver(fetch: Fetch): Promise<void> {
    return this.options.onBatch(payloadOf(fetch, this.told));
  }

  /** A connection is made, as KafkaJS makes one: without notice. */
  connectAnew(): void {
    this.options.onRequest({ payload: { apiName: 'SaslHandshake', duration: 0 } } as never);
  }

  crash(error: Error): void {
    this.isFormed = false;
    this.options.onCrash(error);
  }
}

/** @param told gets what is done with the fetch, such as `resolve timpora.sighting/0 2` */
export function payloadOf(fetch: Fetch, told: string[]): EachBatchPayload {
  const { topic, partition = 0, offsets, fetched = offsets[0]!, isStale = false } = fetch;
  const last = offsets.at(-1)!;
  const id = `${topic}/${partition}`;
  const payload = {
    batch: {
      ...{ topic, partition, fetchedOffset: String(fetched) },
      highWatermark: String(fetch.logEnd ?? last + 1),
      lastOffset: () => String(last),
      messages: offsets.map((offset) => ({
        ...{ offset: String(offset), timestamp: '1764000000000' },
        ...{ key: Buffer.from('k'), value: Buffer.from([offset % 256]), headers: {} },
      })),
    },
    isStale: () => isStale,
    heartbeat: async () => void told.push(`heartbeat ${id}`),
    resolveOffset: (offset: string) => void told.push(`resolve ${id} ${offset}`),
    pause: () => {
      told.push(`pause ${id}`);
      return () => void told.push(`resume ${id}`);
    },
  };
  return payload as unknown as EachBatchPayload;
}
