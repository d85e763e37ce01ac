import { tmpdir } from 'node:os';
import { requireDiskSpace } from '../../deploy/local/bare/disk-space.mjs';
import { prepare } from '../../deploy/local/bare/prepare.mjs';
import { Ceiling } from './contenders/ceiling.js';
import type { Contender } from './contenders/contender.js';
import { Debezium } from './contenders/debezium.js';
import { NestStock } from './contenders/nest-stock.js';
import { Ours } from './contenders/ours.js';
import { AGENCIES, BenchExchange, CONNECT_PORT } from './exchange.js';
import { figure } from './figures.js';
import type { ContenderName, Options, Work } from './options.js';
import { peerJars } from './peer/peer-jars.js';
import { Results } from './results.js';
import { quantile } from './statistics.js';
import { catchUp } from './works/catch-up.js';
import { ALERTS_PER_SECOND, detection } from './works/detection.js';
import {
  growthEvents,
  growthMebibytes,
  growthOverAgencies,
  growthOverEntities,
} from './works/growth.js';
import { relay } from './works/relay.js';
import { round } from './works/round.js';

/** The number of agencies where each has its own process. */
const ISOLATED = AGENCIES;
const HOSTS = 2;
const RELAY_ROUNDS = 3;
const RELAY_RECORDS = 20_000;
const DETECTION = 'detection';
const READY_MS = 180_000;

/**
 * One run: starts an exchange and then each contender in turn, and measures. For each kind of
 * growth it starts a new exchange.
 */
export class Bench {
  readonly results = new Results();
  private exchange: BenchExchange | undefined;
  private jars = '';
  private isStopped = false;

  constructor(
    private readonly options: Options,
    private readonly say: (line: string) => void,
  ) {}

  async run(): Promise<Results> {
    const { javaHome } = await prepare();
    if (this.measures('growth'))
      await requireDiskSpace(tmpdir(), growthMebibytes(this.options.entities));
    if (this.wants('debezium')) this.jars = await peerJars(javaHome, this.say);
    if (
      this.wants('ours-hosted', 'debezium', 'nest-stock', 'ceiling') ||
      this.measures('relay', 'catch-up', 'detection')
    )
      await this.within(AGENCIES, 'hosted', (exchange) => this.hosted(exchange));
    if (this.wants('ours-isolated'))
      await this.within(AGENCIES, 'isolated', (exchange) => this.isolated(exchange));
    if (this.measures('growth')) await this.growth();
    return this.results;
  }

  /** Ends every process; safe to call more than once. */
  async stop(): Promise<void> {
    this.isStopped = true;
    await this.leave();
  }

  private async hosted(exchange: BenchExchange): Promise<void> {
    const { platform, supervisor, besideFolder: folder } = exchange;
    const beside = { descriptor: platform.descriptor, supervisor, folder, targets: AGENCIES };
    const ours = new Ours(platform);
    const contenders: Contender[] = [
      ours,
      new Ceiling({ ...beside, processes: HOSTS }),
      new Debezium({ ...beside, jars: this.jars, restPort: CONNECT_PORT }),
      new NestStock({ ...beside, processes: HOSTS }),
    ];
    // The agencies are stopped until it is their turn, because an idle agency still sends reports.
    await ours.stop();
    await this.rounds(exchange, contenders, async () => {
      if (this.measures('relay')) await this.relays(exchange);
      if (this.measures('catch-up')) await this.catchUp(exchange, ours);
      if (this.measures('detection')) await this.detection(exchange, ours);
    });
  }

  /** Measures beside the raw ceiling in the same number of processes. */
  private async isolated(exchange: BenchExchange): Promise<void> {
    const { platform, supervisor, besideFolder: folder } = exchange;
    const ours = new Ours(platform);
    const ceiling = new Ceiling({
      descriptor: platform.descriptor,
      supervisor,
      folder,
      targets: AGENCIES,
      processes: ISOLATED,
    });
    await ours.stop();
    await this.rounds(exchange, [ours, ceiling]);
  }

  private async rounds(
    { stores }: BenchExchange,
    contenders: readonly Contender[],
    then?: () => Promise<void>,
  ): Promise<void> {
    const { options, say } = this;
    for (let n = 1; n <= options.rounds; n++) {
      say(`Round ${n} of ${options.rounds}`);
      for (const contender of contenders)
        if (this.wants(contender.kind))
          await round(contender, this.results, { ...options, stores, say });
      await then?.();
    }
  }

  private async relays({ platform, stores }: BenchExchange): Promise<void> {
    for (let n = 0; n < RELAY_ROUNDS; n++)
      this.results.relays.push(await relay(platform.descriptor, RELAY_RECORDS, stores));
    const latest = this.results.relays.slice(-RELAY_ROUNDS);
    const middle = (of: 'relayPerSecond' | 'rawPerSecond'): string =>
      figure(
        quantile(
          latest.map((one) => one[of]),
          0.5,
        ),
      );
    this.say(
      `Relay: ${middle('relayPerSecond')} records/s, KafkaJS alone ${middle('rawPerSecond')}`,
    );
  }

  private async catchUp({ stores }: BenchExchange, ours: Ours): Promise<void> {
    await ours.start();
    try {
      const result = await catchUp(ours, this.options.behind, this.options.seconds, stores);
      this.results.catchUps.push(result);
      const { behind, eventsPerSecond, without, meanwhile, residentBefore, residentMost } = result;
      this.say(
        `Catch-up: ${figure(behind)} events at ${figure(eventsPerSecond)}/s; ` +
          `p99 to the others ${figure(meanwhile.sinceDue.p99)} ms, ` +
          `without ${figure(without.sinceDue.p99)} ms; ${figure(residentMost)} MiB at most, ` +
          `before ${figure(residentBefore)} MiB`,
      );
    } finally {
      await ours.stop();
    }
  }

  private async detection({ platform }: BenchExchange, ours: Ours): Promise<void> {
    await ours.start();
    try {
      await platform.startPart(DETECTION);
      await platform.waitReady(DETECTION, READY_MS);
      const { events, seconds } = this.options;
      const result = await detection(platform.descriptor, events, seconds);
      this.results.detections.push(result);
      const { appliedPerSecond, evaluatedPerSecond, sinceRecorded } = result;
      this.say(
        `Detection: ${figure(evaluatedPerSecond)} permits/s evaluated, ` +
          `${figure(appliedPerSecond)}/s taken up; alerts at ${ALERTS_PER_SECOND}/s: p50 / p99 ` +
          `${figure(sinceRecorded.p50)} / ${figure(sinceRecorded.p99)} ms`,
      );
    } finally {
      await platform.stopPart(DETECTION);
      await ours.stop();
    }
  }

  private async growth(): Promise<void> {
    const { results, say } = this;
    const { entities, agencies, rounds } = this.options;
    const options = { rounds, events: growthEvents(this.options.events), say };
    const withExchange = <T>(
      count: number,
      use: (exchange: BenchExchange) => Promise<T>,
    ): Promise<T> => this.within(count, 'hosted', use);
    results.growthOverAgencies.push(...(await growthOverAgencies(agencies, withExchange, options)));
    results.growthOverEntities.push(...(await growthOverEntities(entities, withExchange, options)));
  }

  /** Runs an exchange for the duration of the work. */
  private async within<T>(
    agencies: number,
    mode: 'hosted' | 'isolated',
    use: (exchange: BenchExchange) => Promise<T>,
  ): Promise<T> {
    if (this.isStopped) throw new Error('Expected to go on, got a word to stop');
    this.exchange = new BenchExchange(this.say, agencies);
    try {
      await this.exchange.start(mode);
      return await use(this.exchange);
    } finally {
      await this.leave();
    }
  }

  private async leave(): Promise<void> {
    const { exchange } = this;
    this.exchange = undefined;
    await exchange?.stop();
    if (this.options.keep && exchange) this.say(`Left behind: ${exchange.folder}`);
    else exchange?.remove();
  }

  private wants(...names: ContenderName[]): boolean {
    return (
      this.measures('burst', 'propagation', 'idle') &&
      names.some((name) => this.options.contenders.includes(name))
    );
  }

  private measures(...works: Work[]): boolean {
    return works.some((work) => this.options.works.includes(work));
  }
}
