import { heldBy, untilHeld } from '../arrivals.js';
import type { Contender, Target } from '../contenders/contender.js';

/** The number of events that are prepared at once. */
const CHUNK = 20_000;
const WITHIN_MS = 600_000;

/**
 * Brings `count` more events to some targets by the ordinary way, as fast as the intake takes them.
 */
export async function fill(
  contender: Contender,
  targets: readonly Target[],
  events: number,
): Promise<void> {
  for (let left = events; left > 0; ) {
    const chunk = Math.min(CHUNK, left);
    const handOver = await contender.prepareBurst(chunk);
    const before = await heldBy(targets);
    await handOver();
    await untilHeld(
      targets,
      before.map((held) => held + chunk),
      WITHIN_MS,
    );
    left -= chunk;
  }
}
