import { EventCodec, MemorySchemaRegistry } from '@sinergi/contracts';
import { type Message, Partitioners, type Producer } from 'kafkajs';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import type { Supervisor } from '../../../deploy/local/supervise/supervisor.js';
import { bulletinEvent } from '../bulletins.js';
import { benchKafka, makeTopic } from './bench-kafka.js';
import type { Contender, Target } from './contender.js';
import { makeDatabase } from './databases.js';
import { WorkerParts } from './worker-parts.js';

const TOPIC = 'bench.ceiling';
const PARTITIONS = 3;
const BATCH = 1_000;
const TABLES = [
  `CREATE TABLE state (key text PRIMARY KEY, version integer NOT NULL, owner text NOT NULL,
     entity_id text NOT NULL, change text NOT NULL,
     occurred_at timestamptz NOT NULL, value bytea NOT NULL)`,
  'CREATE TABLE position (partition integer PRIMARY KEY, next_offset bigint NOT NULL)',
];
const HELD = 'SELECT coalesce(sum(next_offset), 0) FROM position';

export interface CeilingOptions {
  descriptor: PlatformDescriptor;
  supervisor: Supervisor;
  folder: string;
  targets: number;
  processes: number;
}

/**
 * The raw ceiling: the rate of KafkaJS, avsc and one upsert per batch on this machine. Its only
 * promise is an offset in the same transaction.
 */
export class Ceiling implements Contender {
  readonly kind = 'ceiling';
  readonly name: string;
  readonly title: string;
  readonly inside =
    'KafkaJS sendBatch of encoded events, Kafka, eachBatch, avsc, ' +
    'one `unnest` upsert and the position per partition and batch';
  targets: readonly Target[] = [];
  readonly topics = [TOPIC];
  private producer: Producer | undefined;
  private readonly codec = new EventCodec(new MemorySchemaRegistry());
  private readonly workers: WorkerParts;

  constructor(private readonly options: CeilingOptions) {
    this.name = `ceiling-${options.processes}`;
    this.title = `Raw ceiling, ${options.processes} processes`;
    this.workers = new WorkerParts({
      ...options,
      entry: 'ceiling-worker.ts',
      name: this.name,
      title: 'Raw ceiling',
      topic: TOPIC,
    });
  }

  async start(): Promise<void> {
    const { descriptor, targets } = this.options;
    const made: Target[] = [];
    for (let n = 1; n <= targets; n++) {
      const name = `bench_ceiling_${String(n).padStart(2, '0')}`;
      made.push({
        name,
        url: await makeDatabase(descriptor, name, ...TABLES),
        table: 'state',
        where: 'true',
        id: 'entity_id',
        held: HELD,
      });
    }
    this.targets = made;
    const kafka = benchKafka(descriptor);
    await makeTopic(kafka, TOPIC, PARTITIONS);
    this.producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await this.producer.connect();
    await this.workers.start(made.map(({ url }) => url));
  }

  async stop(): Promise<void> {
    await this.workers.stop();
    await this.producer?.disconnect();
  }

  async prepareBurst(count: number): Promise<() => Promise<void>> {
    const messages = await Promise.all(
      Array.from({ length: count }, async (_, n) => (await this.message(n)).message),
    );
    return async () => {
      for (let at = 0; at < count; at += BATCH)
        await this.producer!.sendBatch({
          acks: -1,
          topicMessages: [{ topic: TOPIC, messages: messages.slice(at, at + BATCH) }],
        });
    };
  }

  async one(n: number): Promise<string> {
    const { id, message } = await this.message(n);
    await this.producer!.send({ acks: -1, topic: TOPIC, messages: [message] });
    return id;
  }

  pids(): number[] {
    return this.workers.pids();
  }

  private async message(n: number): Promise<{ id: string; message: Message }> {
    const event = bulletinEvent(n, 'imigrasi-jakpus');
    const value = await this.codec.encode('Bulletin', event);
    return { id: event.bulletinId, message: { key: `${event.owner}:${event.bulletinId}`, value } };
  }
}
