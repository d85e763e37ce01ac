import { type Results, ratio } from './results.js';
import { type Spread, spread } from './statistics.js';
import { gigabytesPerMillion, type Relation } from './storage.js';
import { type BurstResult, costPerEvent } from './works/burst.js';
import type { GrowthPoint } from './works/growth.js';

export interface Goal {
  /** its name in the last line of `--quick` */
  name: string;
  /** The text for human readers. */
  what: string;
  /** of a goal about propagation: the events a second at which it was measured */
  ratePerSecond?: number;
  wanted: { atLeast: number } | { atMost: number };
  /** null where it was not measured */
  got: Spread | null;
}

/**
 * The tolerances for "the same", "unaffected" and "flat": rounds of one contender differ by nearly
 * as much on this machine.
 */
const FLAT = 1.25;

/** Half of what a million entities took before a copy was one table: 2.8 GB. */
const GIGABYTES_PER_MILLION = 1.4;
const IDLE_PERCENT = 5;
/** Where nothing was measured, the rates that would be, a second. */
const RATES_JUDGED = [200, 50];

/**
 * The promises about speed. Each is a ratio of values measured side by side, except what a million
 * entities occupy and what a rest costs.
 */
export function goalsOf(results: Results): Goal[] {
  const relays = results.relayRatios();
  const { catchUps, detections } = results;
  return [
    {
      name: 'burst_vs_peer',
      what: 'burst, ours hosted against Debezium',
      wanted: { atLeast: 4 },
      got: ratio(results.rates('ours-hosted'), results.rates('debezium')),
    },
    {
      name: 'burst_vs_ceiling',
      what: 'burst, ours hosted against the raw ceiling in two processes',
      wanted: { atLeast: 0.5 },
      got: ratio(results.rates('ours-hosted'), results.rates('ceiling-2')),
    },
    ...propagationGoals(results),
    {
      name: 'relay_vs_raw',
      what: 'relay against raw KafkaJS produce at the same batch',
      wanted: { atLeast: 0.8 },
      got: spreadOf(relays),
    },
    {
      name: 'memory_vs_peer',
      what: 'memory, fifteen agencies hosted against the Connect worker',
      wanted: { atMost: 1 },
      got: ratio(results.residentMiB('ours-hosted'), results.residentMiB('debezium')),
    },
    storageGoal(results),
    {
      name: 'idle_percent',
      what: 'our processes at rest, hosted, % of the machine’s processors',
      wanted: { atMost: IDLE_PERCENT },
      got: spreadOf(results.idlePercent('ours-hosted')),
    },
    {
      name: 'isolated_vs_ceiling',
      what: 'burst, ours isolated against the raw ceiling in fifteen processes',
      wanted: { atLeast: 0.5 },
      got: ratio(results.rates('ours-isolated'), results.rates('ceiling-15')),
    },
    {
      name: 'catch_up_vs_burst',
      what: 'an agency that catches up against a burst',
      wanted: { atLeast: 1 },
      got: ratio(
        catchUps.map(({ eventsPerSecond }) => eventsPerSecond),
        results.rates('ours-hosted'),
      ),
    },
    {
      name: 'catch_up_p99',
      what: 'p99 to the other agencies while one catches up against while none does',
      wanted: { atMost: FLAT },
      got: ratio(
        catchUps.map(({ meanwhile }) => meanwhile.sinceDue.p99),
        catchUps.map(({ without }) => without.sinceDue.p99),
      ),
    },
    {
      name: 'memory_in_backlog',
      what:
        'memory at most while one agency catches up against at the end of a round ' +
        'in which none does',
      wanted: { atMost: FLAT },
      got: ratio(
        catchUps.map(({ residentMost }) => residentMost),
        results.residentMiB('ours-hosted'),
      ),
    },
    {
      name: 'detection_vs_burst',
      what: 'early detection evaluates a burst against its copy that takes it up',
      wanted: { atLeast: 0.8 },
      got: ratio(
        detections.map(({ evaluatedPerSecond }) => evaluatedPerSecond),
        detections.map(({ appliedPerSecond }) => appliedPerSecond),
      ),
    },
    {
      name: 'growth_over_entities',
      what:
        'cost per event ' +
        `${between(results.growthOverEntities, ({ entities }) => entities, 'entities')}`,
      wanted: { atMost: FLAT },
      got: growth(results.growthOverEntities),
    },
    {
      name: 'growth_over_agencies',
      what:
        'cost per event and agency ' +
        `${between(results.growthOverAgencies, ({ agencies }) => agencies, 'agencies')}`,
      wanted: { atMost: FLAT },
      got: growth(results.growthOverAgencies),
    },
  ];
}

/** One for each rate, the highest first. */
function propagationGoals(results: Results): Goal[] {
  const given = results.ratesGiven('ours-hosted');
  return (given.length > 0 ? given : RATES_JUDGED).map((rate, i) => ({
    name: i === 0 ? 'p99_vs_peer' : `p99_at_${rate}_vs_peer`,
    what: `propagation p99 at ${rate}/s, ours hosted against Debezium's`,
    ratePerSecond: rate,
    wanted: { atMost: 0.25 },
    got: ratio(results.p99s('ours-hosted', rate), results.p99s('debezium', rate)),
  }));
}

/** What was measured of one copy's storage: as many entities as there were. */
export interface Storage {
  entities: number;
  /** scaled to a million entities */
  gigabytes: Spread;
  relations: readonly Relation[];
}

/**
 * Returns the whole database where its growth was measured, otherwise what a burst added to one;
 * null where neither was.
 */
export function storageOf(results: Results): Storage | null {
  const last = results.growthOverEntities.at(-1);
  if (last)
    return {
      entities: last.entities,
      gigabytes: spread([gigabytesPerMillion(last.stored * 2 ** 20, last.entities)]),
      relations: [...last.relations].sort((left, right) => right.bytes - left.bytes),
    };
  const burst = results.contenders.get('ours-hosted')?.bursts.at(-1);
  return burst
    ? {
        entities: burst.events,
        gigabytes: spread(results.gigabytesPerMillion('ours-hosted')),
        relations: burst.gained,
      }
    : null;
}

function storageGoal(results: Results): Goal {
  const storage = storageOf(results);
  const from = storage
    ? `, scaled from ${new Intl.NumberFormat('en').format(storage.entities)}`
    : '';
  return {
    name: 'gb_per_million',
    what: `GB of one database at a million entities${from}`,
    wanted: { atMost: GIGABYTES_PER_MILLION },
    got: storage?.gigabytes ?? null,
  };
}

const spreadOf = (values: readonly number[]): Spread | null =>
  values.length > 0 ? spread(values) : null;

/** Returns the first and the last point; null where there are fewer than two. */
export function endsOf(points: readonly GrowthPoint[]): [GrowthPoint, GrowthPoint] | null {
  const [first, last] = [points[0], points.at(-1)];
  return first && last && first !== last ? [first, last] : null;
}

/** Compares the last point with the first, burst by burst; null where there are fewer than two. */
function growth(points: readonly GrowthPoint[]): Spread | null {
  const ends = endsOf(points);
  if (!ends) return null;
  const [first, last] = ends;
  return ratio(last.bursts.map(costPerCopy(last)), first.bursts.map(costPerCopy(first)));
}

export const costPerCopy =
  ({ agencies }: GrowthPoint) =>
  (one: BurstResult): number =>
    costPerEvent(one) / agencies;

function between(
  points: readonly GrowthPoint[],
  of: (point: GrowthPoint) => number,
  what: string,
): string {
  const format = new Intl.NumberFormat('en');
  const [first, last] = [points[0], points.at(-1)];
  return first && last
    ? `at ${format.format(of(last))} ${what} against at ${format.format(of(first))}`
    : `as ${what} grow`;
}

/** Decides by the median of the rounds. */
export function isMet({ wanted, got }: Goal): boolean | null {
  if (!got) return null;
  return 'atLeast' in wanted ? got.median >= wanted.atLeast : got.median <= wanted.atMost;
}

/** Returns the last line of `--quick`. */
export function quickLine(results: Results): string {
  const ratios = Object.fromEntries(
    goalsOf(results).map(({ name, got }) => [name, got ? rounded(got.median) : null]),
  );
  const whole = (values: readonly number[]): number | null =>
    values.length > 0 ? Math.round(spread(values).median) : null;
  const against = (ours: number[], peer: number[]): number | null => {
    const got = ratio(ours, peer);
    return got ? rounded(got.median) : null;
  };
  const { burst_vs_peer, burst_vs_ceiling, p99_vs_peer, relay_vs_raw } = ratios;
  return JSON.stringify({
    burst_vs_peer,
    burst_vs_ceiling,
    p99_vs_peer,
    relay_vs_raw,
    rss_mb: whole(results.residentMiB('ours-hosted')),
    peer_rss_mb: whole(results.residentMiB('debezium')),
    ...Object.fromEntries(
      Object.entries(ratios).filter(([name]) =>
        /^p99_at_|^gb_per_million$|^idle_percent$/.test(name),
      ),
    ),
    wal_bytes_per_copy: whole(results.walPerCopy('ours-hosted')),
    wal_vs_peer: against(results.walPerCopy('ours-hosted'), results.walPerCopy('debezium')),
    wire_bytes: whole(results.onWire('ours-hosted')),
    wire_vs_peer: against(results.onWire('ours-hosted'), results.onWire('debezium')),
  });
}

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000;
