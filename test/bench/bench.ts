import { prepare } from '../../deploy/local/bare/prepare.mjs';
import { Ceiling } from './contenders/ceiling.js';
import type { Contender } from './contenders/contender.js';
import { Debezium } from './contenders/debezium.js';
import { Ours } from './contenders/ours.js';
import { BenchExchange, CONNECT_PORT } from './exchange.js';
import { busyNow } from './machine.js';
import { memoryOf } from './memory.js';
import type { ContenderName, Options, Work } from './options.js';
import { peerJars } from './peer/peer-jars.js';
import type { Watched } from './processor-time.js';
import { Results } from './results.js';
import { quantile } from './statistics.js';
import { burst } from './works/burst.js';
import { propagation } from './works/propagation.js';
import { relay } from './works/relay.js';

const TARGETS = 15;
const WARM_UP = 2_000;
const RELAY_ROUNDS = 3;
const RELAY_RECORDS = 20_000;
const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** One run: brings the exchange up, then each contender in turn, and measures. */
export class Bench {
  readonly results = new Results();
  private readonly exchange: BenchExchange;
  private jars = '';
  private stopped = false;

  constructor(
    private readonly options: Options,
    private readonly say: (line: string) => void,
  ) {
    this.exchange = new BenchExchange(say);
  }

  async run(): Promise<Results> {
    const { javaHome } = await prepare();
    if (this.wants('debezium')) this.jars = await peerJars(javaHome, this.say);
    if (this.wants('ours-hosted', 'debezium', 'ceiling') || this.measures('relay')) await this.hosted();
    return this.results;
  }

  /** Ends every process; safe to call more than once. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    this.stopped = true;
    await this.exchange.stop();
    if (this.options.keep) this.say(`Left behind: ${this.exchange.folder}`);
    else this.exchange.remove();
  }

  private async hosted(): Promise<void> {
    const { exchange, options } = this;
    await exchange.start('hosted');
    const ours = new Ours(exchange.platform);
    // Until it is its turn: an idle agency still reports where it stands.
    await ours.stop();
    for (let round = 1; round <= options.rounds; round++) {
      this.say(`Round ${round} of ${options.rounds}`);
      for (const contender of [ours, ...this.peers()]) if (this.wants(contender.kind)) await this.round(contender);
      if (this.measures('relay')) await this.relays();
    }
  }

  private peers(): Contender[] {
    const { platform, supervisor, besideFolder: folder } = this.exchange;
    const common = { descriptor: platform.descriptor, supervisor, folder, targets: TARGETS };
    return [new Ceiling({ ...common, processes: 2 }), new Debezium({ ...common, jars: this.jars, restPort: CONNECT_PORT })];
  }

  /** Started, warmed, measured, stopped. */
  private async round(contender: Contender): Promise<void> {
    const { options } = this;
    const results = this.results.of(contender);
    results.busyBefore.push(await busyNow());
    await contender.start();
    try {
      const pids = contender.pids();
      results.processes = pids.length;
      await burst(contender, WARM_UP, this.stores());
      if (this.measures('burst')) {
        const result = await burst(contender, options.events, this.stores());
        results.bursts.push(result);
        const { eventsPerSecond, intakeMs, processors } = result;
        const cost = (part: keyof typeof processors): string => (processors[part] / options.events).toFixed(2);
        this.say(
          `${contender.title}: ${whole.format(eventsPerSecond)} events/s to all ${contender.targets.length} (intake alone ${whole.format((options.events / intakeMs) * 1_000)}/s); ` +
            `ms of processors an event: own ${cost('own')}, PostgreSQL ${cost('postgres')}, Kafka ${cost('kafka')}, handing over ${cost('intake')}, others ${cost('others')}`,
        );
      }
      if (this.measures('propagation')) {
        const result = await propagation(contender, options.ratePerSecond, options.seconds);
        results.propagations.push(result);
        const { p50, p90, p99, max } = result.sinceDue;
        const words = [p50, p90, p99, max].map((value) => whole.format(value)).join(' / ');
        this.say(
          `${contender.title}: ${options.ratePerSecond}/s to all: p50 / p90 / p99 / max ${words} ms (p99 since the answer ${whole.format(result.sinceAcknowledged.p99)} ms)`,
        );
      }
      const memory = memoryOf(pids);
      results.memory.push(memory);
      this.say(`${contender.title}: ${whole.format(memory.resident)} MiB resident in ${pids.length} processes`);
    } finally {
      await contender.stop();
    }
  }

  private async relays(): Promise<void> {
    const { descriptor } = this.exchange.platform;
    for (let n = 0; n < RELAY_ROUNDS; n++) this.results.relays.push(await relay(descriptor, RELAY_RECORDS));
    const latest = this.results.relays.slice(-RELAY_ROUNDS);
    const middle = (of: 'relayPerSecond' | 'rawPerSecond'): string =>
      whole.format(
        quantile(
          latest.map((one) => one[of]),
          0.5,
        ),
      );
    this.say(`Relay: ${middle('relayPerSecond')} records/s, KafkaJS alone ${middle('rawPerSecond')}`);
  }

  private stores(): Omit<Watched, 'own'> {
    const pidOf = (name: string): number => this.exchange.platform.parts().find((part) => part.name === name)!.pid!;
    return { postgres: pidOf('postgres'), kafka: pidOf('kafka') };
  }

  private wants(...names: ContenderName[]): boolean {
    const measured = this.measures('burst') || this.measures('propagation');
    return measured && names.some((name) => this.options.contenders.includes(name));
  }

  private measures(work: Work): boolean {
    return this.options.works.includes(work);
  }
}
