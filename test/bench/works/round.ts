import type { Contender } from '../contenders/contender.js';
import { figure } from '../figures.js';
import { busyNow } from '../machine.js';
import { memoryOf, residentOf } from '../memory.js';
import type { Work } from '../options.js';
import { type Stores, shareOf } from '../processor-time.js';
import type { Results } from '../results.js';
import { burst, onWire, walPerCopy } from './burst.js';
import { propagation } from './propagation.js';
import { rest } from './rest.js';

const WARM_UP = 2_000;

export interface RoundOptions {
  works: readonly Work[];
  events: number;
  ratesPerSecond: readonly number[];
  seconds: number;
  restSeconds: number;
  stores: Stores;
  say: (line: string) => void;
}

/** Starts a contender, warms it up, measures it and stops it. */
export async function round(
  contender: Contender,
  all: Results,
  options: RoundOptions,
): Promise<void> {
  const { works, seconds, stores, say } = options;
  const { title } = contender;
  const { events: most, ratePerSecond: fastest } = contender.atMost ?? {
    events: Infinity,
    ratePerSecond: Infinity,
  };
  const results = all.of(contender);
  results.busyBefore.push(await busyNow());
  await contender.start();
  try {
    const pids = contender.pids();
    results.processes = pids.length;
    await burst(contender, Math.min(WARM_UP, most / 4), stores);
    results.residentWarm.push(residentOf(pids));
    if (works.includes('burst')) {
      const result = await burst(contender, Math.min(options.events, most), stores);
      results.bursts.push(result);
      const { events, eventsPerSecond, intakeMs, processors } = result;
      const cost = (part: keyof typeof processors): string =>
        (processors[part] / events).toFixed(2);
      say(
        `${title}: ${figure(eventsPerSecond)} events/s to all ${contender.targets.length} ` +
          `(intake alone ${figure((events / intakeMs) * 1_000)}/s); ` +
          `ms of processors an event: own ${cost('own')}, PostgreSQL ${cost('postgres')}, ` +
          `Kafka ${cost('kafka')}, handing over ${cost('intake')}, others ${cost('others')}; ` +
          `bytes an event: ${figure(walPerCopy(result))} written ahead a copy, ` +
          `${figure(onWire(result))} at the broker`,
      );
    }
    // A contender that is given less has been measured for its rate alone.
    if (works.includes('idle') && !contender.atMost) {
      const result = await rest(contender, options.restSeconds, stores);
      results.rests.push(result);
      const of = (part: 'own' | 'postgres' | 'kafka'): string =>
        figure(shareOf(part, result.processors) * 100, 1);
      say(
        `${title}: at rest ${of('own')} % of the processors, PostgreSQL ${of('postgres')} %, ` +
          `Kafka ${of('kafka')} %; ${figure(result.residentBefore)} MiB before, ` +
          `${figure(result.residentAfter)} MiB after`,
      );
    }
    if (works.includes('propagation'))
      for (const rate of new Set(options.ratesPerSecond.map((one) => Math.min(one, fastest)))) {
        const result = await propagation(contender, rate, seconds, stores);
        results.propagations.push(result);
        const { p50, p90, p99, max } = result.sinceDue;
        const words = [p50, p90, p99, max].map((value) => figure(value)).join(' / ');
        say(
          `${title}: ${result.ratePerSecond}/s to all: p50 / p90 / p99 / max ${words} ms (p99 ` +
            `since the answer ${figure(result.sinceAcknowledged.p99)} ms)`,
        );
      }
    const memory = memoryOf(pids);
    results.memory.push(memory);
    say(`${title}: ${figure(memory.resident)} MiB resident in ${pids.length} processes`);
  } finally {
    await contender.stop();
  }
}
