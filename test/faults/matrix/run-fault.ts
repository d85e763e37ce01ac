import { seededRandom } from '@sinergi/domain';
import { eventually } from '@sinergi/testing';
import type { Fault } from './fault.js';
import type { FaultyExchange } from './faulty-exchange.js';
import { checkExchange, holds, type Verdict } from './oracles.js';

/** What one fault came to. */
export interface FaultOutcome {
  fault: Fault;
  /** writes that were answered while it went on */
  committed: number;
  /**
   * from when the fault was mended until an event reached every copy, ms (oracle O7 in
   * docs/faults.md); null where the next fault was not waited for
   */
  recoveryMs: number | null;
}

/** What one run came to: faults one after the other, and the oracles asked once, of all of them. */
export interface FaultRunResult {
  outcomes: readonly FaultOutcome[];
  verdict: Verdict;
  held: boolean;
}

export interface FaultRunOptions {
  seed: number;
  /** of how long outages last; 1 as docs/faults.md says */
  scale: number;
  /**
   * whether an event has to have reached every copy after each fault before the next is inflicted,
   * and not only after the last
   */
  recoversBetween: boolean;
  say?: (line: string) => void;
}

const WRITES = 40;

/**
 * Lets agencies work, inflicts the faults in the middle, one after the other, lets everything
 * arrive, and asks the oracles.
 *
 * @throws where the exchange does not get going again within its deadlines
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
    await fault.inflict(exchange, seededRandom(seed * 1_000 + fault.number), scale);
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
