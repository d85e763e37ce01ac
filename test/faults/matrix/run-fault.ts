import { seededRandom } from '@sinergi/domain';
import { eventually } from '@sinergi/testing';
import type { Fault } from './fault.js';
import type { FaultyExchange } from './faulty-exchange.js';
import { holds, judgeExchange, type Verdict } from './oracles.js';

/** What one run came to. */
export interface FaultRunResult extends Verdict {
  faults: readonly Fault[];
  seed: number;
  /** writes that were answered while it went on */
  committed: number;
  /** from when the world was well again until an event reached every copy, ms (O7) */
  recoveryMs: number;
  held: boolean;
}

const WRITES = 40;

/**
 * Lets agencies work, inflicts the faults in the middle, one after the other, lets everything arrive, and asks the oracles.
 *
 * @param scale of how long outages last; 1 as the promises say
 * @throws where the exchange does not get going again within its deadlines
 */
export async function runFaults(exchange: FaultyExchange, faults: readonly Fault[], seed: number, scale: number): Promise<FaultRunResult> {
  const before = exchange.acknowledged();
  await exchange.playMore(WRITES);
  for (const [i, fault] of faults.entries()) {
    if (i > 0) await exchange.goOn();
    await fault.inflict(exchange, seededRandom(seed * 1_000 + fault.number), scale);
  }
  const recoveryMs = await exchange.markerArrives();
  await eventually('every planned write was answered', () => exchange.isPlayed(), 240_000, 200);
  await exchange.platform.waitInSync(180_000);
  const verdict = await judgeExchange(exchange);
  return { ...verdict, faults, seed, committed: exchange.acknowledged() - before, recoveryMs, held: holds(verdict) };
}
