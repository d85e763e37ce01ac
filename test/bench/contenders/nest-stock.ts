import { ClientKafka } from '@nestjs/microservices';
import { EventCodec, MemorySchemaRegistry } from '@sinergi/contracts';
import { lastValueFrom } from 'rxjs';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import type { Supervisor } from '../../../deploy/local/supervise/supervisor.js';
import { bulletinEvent } from '../bulletins.js';
import { benchKafka, benchKafkaConfig, makeTopic } from './bench-kafka.js';
import type { Contender, Target } from './contender.js';
import { makePeerTargets } from './databases.js';
import { WorkerParts } from './worker-parts.js';

const TOPIC = 'bench.nest';
const PARTITIONS = 3;
const BATCH = 1_000;

export interface NestStockOptions {
  descriptor: PlatformDescriptor;
  supervisor: Supervisor;
  folder: string;
  targets: number;
  processes: number;
}

/** Nest's own parts: its Kafka transport with one event at a time, and TypeORM's `save`. */
export class NestStock implements Contender {
  readonly kind = 'nest-stock';
  readonly name = 'nest-stock';
  readonly title = 'Nest Kafka transport, TypeORM';
  readonly inside =
    'ClientKafka.emitBatch of encoded events, Kafka, ServerKafka (eachMessage, three ' +
    'partitions at once), avsc, `repository.save` of each row (a SELECT, then an INSERT in a ' +
    'transaction of its own)';
  /**
   * With fifteen rows per event it is three orders of magnitude slower than the others. This many
   * events show its rate, and at this rate per second it keeps up.
   */
  readonly atMost = { events: 2_000, ratePerSecond: 20 };
  targets: readonly Target[] = [];
  readonly topics = [TOPIC];
  private client: ClientKafka | undefined;
  private readonly codec = new EventCodec(new MemorySchemaRegistry());
  private readonly workers: WorkerParts;

  constructor(private readonly options: NestStockOptions) {
    const { name } = this;
    this.workers = new WorkerParts({
      ...options,
      entry: 'nest-stock-worker.ts',
      name,
      title: 'Nest',
      topic: TOPIC,
    });
  }

  async start(): Promise<void> {
    const { descriptor, targets } = this.options;
    this.targets = await makePeerTargets(descriptor, 'bench_nest', targets);
    await makeTopic(benchKafka(descriptor), TOPIC, PARTITIONS);
    this.client = new ClientKafka({ client: benchKafkaConfig(descriptor), producerOnlyMode: true });
    await this.client.connect();
    await this.workers.start(this.targets.map(({ url }) => url));
  }

  async stop(): Promise<void> {
    await this.workers.stop();
    await this.client?.close();
  }

  async prepareBurst(count: number): Promise<() => Promise<void>> {
    const messages = await Promise.all(
      Array.from({ length: count }, async (_, n) => (await this.message(n)).message),
    );
    return async () => {
      for (let at = 0; at < count; at += BATCH)
        await lastValueFrom(
          this.client!.emitBatch(TOPIC, { messages: messages.slice(at, at + BATCH) }),
        );
    };
  }

  async one(n: number): Promise<string> {
    const { id, message } = await this.message(n);
    await lastValueFrom(this.client!.emit(TOPIC, message));
    return id;
  }

  pids(): number[] {
    return this.workers.pids();
  }

  private async message(
    n: number,
  ): Promise<{ id: string; message: { key: string; value: Buffer } }> {
    const event = bulletinEvent(n, 'imigrasi-jakpus');
    const value = await this.codec.encode('Bulletin', event);
    return { id: event.bulletinId, message: { key: `${event.owner}:${event.bulletinId}`, value } };
  }
}
