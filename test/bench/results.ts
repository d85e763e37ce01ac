import type { Memory } from './memory.js';
import { shareInUse } from './processor-time.js';
import { type Spread, spread } from './statistics.js';
import type { BurstResult } from './works/burst.js';
import type { CatchUpResult } from './works/catch-up.js';
import type { DetectionResult } from './works/detection.js';
import type { GrowthPoint } from './works/growth.js';
import type { PropagationResult } from './works/propagation.js';
import type { RelayResult } from './works/relay.js';

/** The results of one contender in its rounds. */
export interface ContenderResults {
  name: string;
  title: string;
  inside: string;
  processes: number;
  /** the share of the processors that others used right before each round, 0 to 1 */
  busyBefore: number[];
  bursts: BurstResult[];
  propagations: PropagationResult[];
  /** MiB of all its processes in each round, after the warm-up and before the burst */
  residentWarm: number[];
  /** MiB at the end of each round */
  memory: Memory[];
}

/** All measurements of one run. */
export class Results {
  readonly contenders = new Map<string, ContenderResults>();
  readonly relays: RelayResult[] = [];
  readonly catchUps: CatchUpResult[] = [];
  readonly detections: DetectionResult[] = [];
  /** by the number of entities, ascending; by the number of agencies, ascending */
  readonly growthOverEntities: GrowthPoint[] = [];
  readonly growthOverAgencies: GrowthPoint[] = [];

  of(contender: { name: string; title: string; inside: string }): ContenderResults {
    const { name, title, inside } = contender;
    const known = this.contenders.get(name);
    if (known) return known;
    const made = {
      name,
      title,
      inside,
      processes: 0,
      busyBefore: [],
      bursts: [],
      propagations: [],
      residentWarm: [],
      memory: [],
    };
    this.contenders.set(name, made);
    return made;
  }

  rates(name: string): number[] {
    return this.contenders.get(name)?.bursts.map(({ eventsPerSecond }) => eventsPerSecond) ?? [];
  }

  p99s(name: string): number[] {
    return this.contenders.get(name)?.propagations.map(({ sinceDue }) => sinceDue.p99) ?? [];
  }

  /** the share of the processors in use while events came at a rate */
  busy(name: string): number[] {
    return (
      this.contenders.get(name)?.propagations.map(({ processors }) => shareInUse(processors)) ?? []
    );
  }

  residentMiB(name: string): number[] {
    return this.contenders.get(name)?.memory.map(({ resident }) => resident) ?? [];
  }

  relayRatios(): number[] {
    return this.relays.map(({ relayPerSecond, rawPerSecond }) => relayPerSecond / rawPerSecond);
  }
}

/** Combines values round by round; null where one of the two was not measured. */
export function ratio(
  numerators: readonly number[],
  denominators: readonly number[],
): Spread | null {
  const rounds = Math.min(numerators.length, denominators.length);
  if (rounds === 0) return null;
  return spread(Array.from({ length: rounds }, (_, i) => numerators[i]! / denominators[i]!));
}
