import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventCodec, MemorySchemaRegistry } from '@sinergi/contracts';
import { type Message, Partitioners, type Producer } from 'kafkajs';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { deal } from '../../../deploy/local/parts/node-apps.js';
import { ROOT } from '../../../deploy/local/state/here.js';
import { baseEnvironment } from '../../../deploy/local/supervise/base-environment.js';
import type { PartDefinition } from '../../../deploy/local/supervise/part-definition.js';
import type { Supervisor } from '../../../deploy/local/supervise/supervisor.js';
import { bulletinEvent } from '../bulletins.js';
import { benchKafka, makeTopic } from './bench-kafka.js';
import type { CeilingWorkerConfig } from './ceiling-worker.js';
import type { Contender, Target } from './contender.js';
import { makeDatabase } from './databases.js';

const TOPIC = 'bench.ceiling';
const PARTITIONS = 3;
const BATCH = 1_000;
const TABLES = [
  `CREATE TABLE state (key text PRIMARY KEY, version integer NOT NULL, owner text NOT NULL, entity_id text NOT NULL, change text NOT NULL,
     occurred_at timestamptz NOT NULL, value bytea NOT NULL)`,
  'CREATE TABLE position (partition integer PRIMARY KEY, next_offset bigint NOT NULL)',
];

export interface CeilingOptions {
  descriptor: PlatformDescriptor;
  supervisor: Supervisor;
  folder: string;
  targets: number;
  processes: number;
}

/** The raw ceiling: what KafkaJS, avsc and one upsert a batch can do here, with no promise but an offset in the same transaction. */
export class Ceiling implements Contender {
  readonly kind = 'ceiling';
  readonly name: string;
  readonly title: string;
  readonly inside =
    'KafkaJS sendBatch of encoded events, Kafka, eachBatch, avsc, one `unnest` upsert and the position per partition and batch';
  targets: readonly Target[] = [];
  private producer: Producer | undefined;
  private readonly codec = new EventCodec(new MemorySchemaRegistry());

  constructor(private readonly options: CeilingOptions) {
    this.name = `ceiling-${options.processes}`;
    this.title = `Raw ceiling, ${options.processes} processes`;
  }

  async start(): Promise<void> {
    const { descriptor, supervisor, targets, processes } = this.options;
    const made: Target[] = [];
    for (let n = 1; n <= targets; n++) {
      const name = `bench_ceiling_${String(n).padStart(2, '0')}`;
      made.push({ name, url: await makeDatabase(descriptor, name, ...TABLES), table: 'state', where: 'true', id: 'entity_id' });
    }
    this.targets = made;
    const kafka = benchKafka(descriptor);
    await makeTopic(kafka, TOPIC, PARTITIONS);
    this.producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await this.producer.connect();
    const hands = deal(
      made.map(({ url }) => url),
      processes,
    );
    await Promise.all(hands.map((databases, i) => supervisor.start(this.part(i, databases))));
  }

  async stop(): Promise<void> {
    await Promise.all(this.partNames().map((name) => this.options.supervisor.part(name).stop()));
    await this.producer?.disconnect();
  }

  async prepareBurst(count: number): Promise<() => Promise<void>> {
    const messages = await Promise.all(Array.from({ length: count }, async (_, n) => (await this.message(n)).message));
    return async () => {
      for (let at = 0; at < count; at += BATCH)
        await this.producer!.sendBatch({ acks: -1, topicMessages: [{ topic: TOPIC, messages: messages.slice(at, at + BATCH) }] });
    };
  }

  async one(n: number): Promise<string> {
    const { id, message } = await this.message(n);
    await this.producer!.send({ acks: -1, topic: TOPIC, messages: [message] });
    return id;
  }

  pids(): number[] {
    const names = new Set(this.partNames());
    return this.options.supervisor.list().flatMap(({ name, pid }) => (names.has(name) && pid !== undefined ? [pid] : []));
  }

  private async message(n: number): Promise<{ id: string; message: Message }> {
    const event = bulletinEvent(n, 'imigrasi-jakpus');
    const value = await this.codec.encode('Bulletin', event);
    return { id: event.bulletinId, message: { key: `${event.owner}:${event.bulletinId}`, value } };
  }

  private partNames(): string[] {
    return this.options.supervisor.list().flatMap(({ name }) => (name.startsWith(`${this.name}-`) ? [name] : []));
  }

  private part(index: number, databases: string[]): PartDefinition {
    const { descriptor, folder } = this.options;
    const name = `${this.name}-${index + 1}`;
    const into = join(folder, 'ceiling');
    const readyFile = join(into, `${name}.ready`);
    const config: CeilingWorkerConfig = {
      kafka: descriptor.kafka,
      topic: TOPIC,
      databases,
      readyFile,
      groupPrefix: `${name}.${Date.now()}`,
    };
    mkdirSync(into, { recursive: true, mode: 0o700 });
    rmSync(readyFile, { force: true });
    writeFileSync(join(into, `${name}.json`), JSON.stringify(config), { mode: 0o600 });
    return {
      name,
      title: `Raw ceiling ${index + 1}`,
      command: () => ({
        file: process.execPath,
        args: ['--max-semi-space-size=64', '--import', 'tsx', 'test/bench/contenders/ceiling-worker.ts', join(into, `${name}.json`)],
        env: baseEnvironment({ NODE_ENV: 'production' }),
        cwd: ROOT,
      }),
      probe: async () => {
        if (!existsSync(readyFile)) throw new Error('it has not joined its groups yet');
      },
      readyWithinMs: 60_000,
      stopRank: 5,
      stopSignal: 'SIGTERM',
      stopWithinMs: 10_000,
    };
  }
}
