import type { Memory } from './memory.js';
import { shareInUse, shareOf } from './processor-time.js';
import { type Spread, spread } from './statistics.js';
import { bytesOf, gigabytesPerMillion } from './storage.js';
import { type BurstResult, onWire, walPerCopy } from './works/burst.js';
import type { CatchUpResult } from './works/catch-up.js';
import type { DetectionResult } from './works/detection.js';
import type { GrowthPoint } from './works/growth.js';
import type { PropagationResult } from './works/propagation.js';
import type { RelayResult } from './works/relay.js';
import type { RestResult } from './works/rest.js';

/** The results of one contender in its rounds. */
export interface ContenderResults {
  name: string;
  title: string;
  inside: string;
  processes: number;
  /** the share of the processors that others used right before each round, 0 to 1 */
  busyBefore: number[];
  bursts: BurstResult[];
  /** of each rate in each round */
  propagations: PropagationResult[];
  rests: RestResult[];
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
      rests: [],
      residentWarm: [],
      memory: [],
    };
    this.contenders.set(name, made);
    return made;
  }

  rates(name: string): number[] {
    return this.contenders.get(name)?.bursts.map(({ eventsPerSecond }) => eventsPerSecond) ?? [];
  }

  /** the rates at which events were handed over, the highest first */
  ratesGiven(name: string): number[] {
    const given = this.contenders.get(name)?.propagations.map((one) => one.ratePerSecond) ?? [];
    return [...new Set(given)].sort((left, right) => right - left);
  }

  propagationsAt(name: string, ratePerSecond: number): PropagationResult[] {
    return (
      this.contenders
        .get(name)
        ?.propagations.filter((one) => one.ratePerSecond === ratePerSecond) ?? []
    );
  }

  p99s(name: string, ratePerSecond: number): number[] {
    return this.propagationsAt(name, ratePerSecond).map(({ sinceDue }) => sinceDue.p99);
  }

  /** the share of the processors in use while events came at a rate */
  busy(name: string, ratePerSecond: number): number[] {
    return this.propagationsAt(name, ratePerSecond).map(({ processors }) => shareInUse(processors));
  }

  /** the share of the processors that its processes used at rest, % */
  idlePercent(name: string, part: 'own' | 'postgres' | 'kafka' = 'own'): number[] {
    return (
      this.contenders.get(name)?.rests.map(({ processors }) => shareOf(part, processors) * 100) ??
      []
    );
  }

  /** bytes written ahead per event and copy */
  walPerCopy(name: string): number[] {
    return this.contenders.get(name)?.bursts.map(walPerCopy) ?? [];
  }

  /** bytes of an event at the broker */
  onWire(name: string): number[] {
    return this.contenders.get(name)?.bursts.map(onWire) ?? [];
  }

  /** GB of the first target's tables and indexes at a million entities, scaled from each burst */
  gigabytesPerMillion(name: string): number[] {
    return (
      this.contenders
        .get(name)
        ?.bursts.map(({ gained, events }) => gigabytesPerMillion(bytesOf(gained), events)) ?? []
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
