import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Platform, startPlatform } from '../../deploy/local/platform.js';
import { StateFolder } from '../../deploy/local/state/state-folder.js';
import { Supervisor } from '../../deploy/local/supervise/supervisor.js';
import { makeExchangeFolder } from '../support/exchange-folder.js';
import { setAgencyCount } from './agency-count.js';
import type { Stores } from './processor-time.js';

export const BENCH_PORT_BASE = 16_700;
export const CONNECT_PORT = BENCH_PORT_BASE + 90;
/** The agencies of the deployment that are measured by default. */
export const AGENCIES = 15;
const SETTINGS = { track_commit_timestamp: 'on', max_connections: '600' };

/** The measured exchange, and a supervisor for the programs that it is compared with. */
export class BenchExchange {
  readonly folder: string;
  readonly profilesDir: string;
  private running: Platform | undefined;
  private beside: Supervisor | undefined;

  constructor(
    private readonly say: (line: string) => void,
    agencies = AGENCIES,
  ) {
    ({ stateDir: this.folder, profilesDir: this.profilesDir } =
      makeExchangeFolder('sinergi-bench-'));
    setAgencyCount(this, agencies);
    listenNotToBulletins(join(this.profilesDir, 'deteksi.yaml'));
  }

  get platform(): Platform {
    if (!this.running) throw new Error('Expected an exchange that runs, got none');
    return this.running;
  }

  get supervisor(): Supervisor {
    if (!this.beside) throw new Error('Expected an exchange that runs, got none');
    return this.beside;
  }

  get besideFolder(): string {
    return join(this.folder, 'beside');
  }

  get stores(): Stores {
    const pidOf = (name: string): number =>
      this.platform.parts().find((part) => part.name === name)!.pid!;
    const { postgres, kafka } = this.platform.descriptor;
    return {
      postgres: pidOf('postgres'),
      kafka: pidOf('kafka'),
      postgresUrl: postgres.superuserUrl,
      kafkaData: kafka.dataDir,
    };
  }

  async start(mode: 'hosted' | 'isolated'): Promise<void> {
    this.beside = new Supervisor(new StateFolder(this.besideFolder), this.say, () => undefined);
    await startPlatform({
      stateDir: this.folder,
      profilesDir: this.profilesDir,
      portBase: BENCH_PORT_BASE,
      mode,
      logLevel: 'warn',
      postgres: SETTINGS,
      nodeArgs: hostArgs,
      say: this.say,
      onStarted: (platform) => {
        this.running = platform;
      },
    });
  }

  async stop(): Promise<void> {
    await this.beside?.stop();
    await this.running?.stop();
    this.beside = undefined;
    this.running = undefined;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * Gives a process that hosts one agency the memory of a process with several: where the number of
 * agencies grows, nothing else may change.
 */
const hostArgs = (part: string): string[] =>
  part.startsWith('agencies-') ? ['--max-semi-space-size=64'] : [];

/**
 * The peers have fifteen databases, so the sixteenth participant, early detection, receives no
 * bulletins here.
 */
function listenNotToBulletins(profile: string): void {
  const text = readFileSync(profile, 'utf8');
  const without = text.replace(/^(subscribes: .*)bulletin, /m, '$1');
  if (without === text)
    throw new Error(`Expected ${profile} to subscribe to bulletins, got a profile that does not`);
  writeFileSync(profile, without);
}
