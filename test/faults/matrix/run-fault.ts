import { seededRandom } from '@sinergi/domain';
import { eventually } from '@sinergi/testing';
import type { Fault } from './fault.js';
import type { FaultyExchange } from './faulty-exchange.js';
import { checkExchange, holds, type Verdict } from './oracles.js';

/** The result of one fault. */
export interface FaultOutcome {
  fault: Fault;
  /** the number of writes that were answered during the fault */
  committed: number;
  /**
   * the time from the end of the fault until an event reached every copy, ms (oracle O7 in
   * docs/faults.md); null where this was not measured
   */
  recoveryMs: number | null;
}

/** The result of one run: faults one after the other, and the oracles once, over all of them. */
export interface FaultRunResult {
  outcomes: readonly FaultOutcome[];
  verdict: Verdict;
  held: boolean;
}

export interface FaultRunOptions {
  seed: number;
  /** the factor of the duration of outages; 1 is as in docs/faults.md */
  scale: number;
  /** whether an event must reach every copy after each fault, and not only after the last one */
  recoversBetween: boolean;
  say?: (line: string) => void;
}

const WRITES = 40;

/**
 * Lets agencies work, runs the faults one after the other meanwhile, waits until everything has
 * arrived, and asks the oracles.
 *
 * @throws where the exchange does not recover within its deadlines
 */
export async function runFaults(
  exchange: FaultyExchange,
  faults: readonly Fault[],
  options: FaultRunOptions,
): Promise<FaultRunResult> {
  const { seed, scale, recoversBetween, say = () => undefined } = options;
  const outcomes: FaultOutcome[] = [];
  let before = exchange.acknowledged();
  const committed = (): number => {
    const since = before;
    before = exchange.acknowledged();
    return before - since;
  };
  await exchange.playMore(WRITES);
  for (const [i, fault] of faults.entries()) {
    const began = performance.now();
    if (i > 0) await exchange.goOn();
    try {
      await fault.inflict(exchange, seededRandom(seed * 1_000 + fault.number), scale);
    } catch (error) {
      // The faults after it meet what it left behind, and not it.
      exchange.kafka.clear();
      exchange.postgres.clear();
      throw error;
    }
    const inflictedMs = performance.now() - began;
    const isLast = i === faults.length - 1;
    const recoveryMs = isLast || recoversBetween ? await exchange.markerArrives() : null;
    if (isLast)
      await eventually('every planned write was answered', () => exchange.isPlayed(), 240_000, 200);
    outcomes.push({ fault, committed: committed(), recoveryMs });
    const recovered =
      recoveryMs === null ? '' : `, every copy reads on ${inSeconds(recoveryMs)} later`;
    say(`${fault.number} ${fault.name}: inflicted in ${inSeconds(inflictedMs)}${recovered}`);
  }
  await exchange.platform.waitInSync(180_000);
  const verdict = await checkExchange(exchange);
  return { outcomes, verdict, held: holds(verdict) };
}

export const inSeconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
