import { EventEmitter } from 'node:events';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import { type Fetch, payloadOf } from './fake-session.js';

const EVENTS = {
  ...{ GROUP_JOIN: 'consumer.group_join', END_BATCH_PROCESS: 'consumer.end_batch_process' },
  ...{ CRASH: 'consumer.crash', STOP: 'consumer.stop', REQUEST: 'consumer.network.request' },
};

/** A consumer of KafkaJS without a broker: a test sends its events and batches. */
export class FakeConsumer {
  readonly events = EVENTS;
  /** what it was told, in order, such as `seek timpora.sighting/0 3` */
  readonly told: string[] = [];
  /** what it was made with */
  settings: Record<string, unknown> = {};
  /** what it was run with */
  running: { eachBatch(payload: EachBatchPayload): Promise<void> } & Record<string, unknown> = {
    eachBatch: async () => undefined,
  };
  /** thrown by whatever tells it where to read, as between two groups */
  refusal: Error | undefined;
  connecting: () => Promise<void> = async () => undefined;
  disconnecting: () => Promise<void> = async () => undefined;
  private readonly emitter = new EventEmitter();

  /** A KafkaJS that makes no other consumer than this one. */
  kafka(): Kafka {
    const consumer = (settings: Record<string, unknown>): FakeConsumer => {
      this.settings = settings;
      return this;
    };
    return { consumer } as unknown as Kafka;
  }

  on(event: string, listener: (event: unknown) => void): void {
    this.emitter.on(event, listener);
  }

  emit(event: keyof typeof EVENTS, payload: object): void {
    this.emitter.emit(EVENTS[event], { payload });
  }

  async connect(): Promise<void> {
    this.told.push('connect');
    await this.connecting();
  }

  async subscribe({ topics }: { topics: string[] }): Promise<void> {
    this.told.push(`subscribe ${topics.join(' ')}`);
  }

  async run(running: FakeConsumer['running']): Promise<void> {
    this.told.push('run');
    this.running = running;
  }

  async disconnect(): Promise<void> {
    this.told.push('disconnect');
    await this.disconnecting();
  }

  seek({ topic, partition, offset }: { topic: string; partition: number; offset: string }): void {
    this.tell(`seek ${topic}/${partition} ${offset}`);
  }

  pause(paused: { topic: string; partitions: number[] }[]): void {
    for (const { topic, partitions } of paused) this.tell(`pause ${topic}/${partitions}`);
  }

  resume(resumed: { topic: string; partitions: number[] }[]): void {
    for (const { topic, partitions } of resumed) this.tell(`resume ${topic}/${partitions}`);
  }

  /** Delivers a fetch. Resolves once KafkaJS may fetch again. */
  deliver(fetch: Fetch): Promise<void> {
    return this.running.eachBatch(payloadOf(fetch, this.told));
  }

  private tell(what: string): void {
    if (this.refusal) throw this.refusal;
    this.told.push(what);
  }
}
