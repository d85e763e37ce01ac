import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { deal } from '../../../deploy/local/parts/node-apps.js';
import { ROOT } from '../../../deploy/local/state/here.js';
import { baseEnvironment } from '../../../deploy/local/supervise/base-environment.js';
import type { PartDefinition } from '../../../deploy/local/supervise/part-definition.js';
import type { Supervisor } from '../../../deploy/local/supervise/supervisor.js';

/** The settings of a process that follows a topic into several databases. */
export interface WorkerConfig {
  kafka: PlatformDescriptor['kafka'];
  topic: string;
  databases: string[];
  /** the file that is written once it has joined its groups */
  readyFile: string;
  groupPrefix: string;
}

export interface WorkerPartsOptions {
  descriptor: PlatformDescriptor;
  supervisor: Supervisor;
  folder: string;
  /** the path below test/bench/contenders */
  entry: string;
  name: string;
  title: string;
  topic: string;
  processes: number;
}

/**
 * Starts a contender's processes. The databases are divided among them, and the young generation is
 * as large as in our hosting processes.
 */
export class WorkerParts {
  constructor(private readonly options: WorkerPartsOptions) {}

  async start(databases: string[]): Promise<void> {
    const { supervisor, processes } = this.options;
    await Promise.all(
      deal(databases, processes).map((hand, i) => supervisor.start(this.part(i, hand))),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.running().map(({ name }) => this.options.supervisor.part(name).stop()));
  }

  pids(): number[] {
    return this.running().flatMap(({ pid }) => (pid === undefined ? [] : [pid]));
  }

  private running() {
    const { supervisor, name: prefix } = this.options;
    return supervisor.list().filter(({ name }) => name.startsWith(`${prefix}-`));
  }

  private part(index: number, databases: string[]): PartDefinition {
    const { descriptor, folder, entry, topic, title } = this.options;
    const name = `${this.options.name}-${index + 1}`;
    const into = join(folder, this.options.name);
    const readyFile = join(into, `${name}.ready`);
    const config: WorkerConfig = {
      kafka: descriptor.kafka,
      topic,
      databases,
      readyFile,
      groupPrefix: `${name}.${Date.now()}`,
    };
    mkdirSync(into, { recursive: true, mode: 0o700 });
    rmSync(readyFile, { force: true });
    writeFileSync(join(into, `${name}.json`), JSON.stringify(config), { mode: 0o600 });
    return {
      name,
      title: `${title} ${index + 1}`,
      command: () => ({
        file: process.execPath,
        args: [
          ...(databases.length > 1 ? ['--max-semi-space-size=64'] : []),
          '--import',
          'tsx',
          `test/bench/contenders/${entry}`,
          join(into, `${name}.json`),
        ],
        env: baseEnvironment({ NODE_ENV: 'production' }),
        cwd: ROOT,
      }),
      probe: async () => {
        if (!existsSync(readyFile)) throw new Error('it has not joined its groups yet');
      },
      readyWithinMs: 120_000,
      stopRank: 5,
      stopSignal: 'SIGTERM',
      stopWithinMs: 10_000,
    };
  }
}
