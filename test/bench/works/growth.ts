import { withSession } from '@sinergi/testing';
import { heldIn } from '../arrivals.js';
import type { Target } from '../contenders/contender.js';
import { Ours } from '../contenders/ours.js';
import type { BenchExchange } from '../exchange.js';
import { agenciesInWords, figure } from '../figures.js';
import { residentOf } from '../memory.js';
import { type Relation, relationsOf } from '../storage.js';
import { type BurstResult, burst, costPerEvent } from './burst.js';
import { fill } from './fill.js';

/**
 * Entities grow in an exchange of five agencies: the cost at a million entities is a question to
 * the programs, so the machine need not hold fifteen million.
 */
export const GROWING_AGENCIES = 5;
const WARM_UP = 2_000;
/**
 * The disk use of one entity in one copy: its row, its indexes, and its share of the log and of
 * PostgreSQL's write-ahead log.
 */
const BYTES = 5_000;
/** The events of a burst: few enough for a point at ten thousand entities. */
const EVENTS_AT_MOST = 10_000;
/** The number of entities after which the progress is shown. */
const STEP = 100_000;

export interface GrowthPoint {
  agencies: number;
  /** the number that each agency held before */
  entities: number;
  bursts: BurstResult[];
  /** MiB of one agency's database before the burst */
  stored: number;
  /** the tables and indexes in it */
  relations: Relation[];
  /** MiB of the agencies' processes */
  resident: number;
}

export interface GrowthOptions {
  /** the number of bursts at each point, and of events in each */
  rounds: number;
  events: number;
  say: (line: string) => void;
}

/**
 * Returns the disk space for `count` entities, including the log. The run checks it before it
 * starts, so that the disk does not fill up.
 */
export const growthMebibytes = (entities: readonly number[]): number =>
  Math.ceil((Math.max(...entities) * GROWING_AGENCIES * BYTES) / 2 ** 20);

export const growthEvents = (events: number): number => Math.min(events, EVENTS_AT_MOST);

/** Runs an exchange of `count` agencies for the duration of the work. */
export type WithExchange = <T>(
  agencies: number,
  use: (exchange: BenchExchange) => Promise<T>,
) => Promise<T>;

/**
 * Measures the cost of an event at several numbers of entities. All entities came by the ordinary
 * way.
 */
export function growthOverEntities(
  entities: readonly number[],
  withExchange: WithExchange,
  options: GrowthOptions,
): Promise<GrowthPoint[]> {
  return withExchange(GROWING_AGENCIES, async (exchange) => {
    const ours = await startOurs(exchange);
    const points: GrowthPoint[] = [];
    for (const wanted of entities) {
      for (let lacking = wanted - (await heldIn(ours.targets[0]!)); lacking > 0; lacking -= STEP) {
        if (lacking > STEP)
          options.say(`${figure(lacking)} entities are lacking to ${figure(wanted)}`);
        await fill(ours, ours.targets, Math.min(STEP, lacking));
      }
      points.push(await measured(ours, exchange, options));
    }
    return points;
  });
}

/** Measures the cost of an event at several numbers of agencies, each time in an empty exchange. */
export async function growthOverAgencies(
  agencies: readonly number[],
  withExchange: WithExchange,
  options: GrowthOptions,
): Promise<GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  for (const count of agencies)
    points.push(
      await withExchange(count, async (exchange) =>
        measured(await startOurs(exchange), exchange, options),
      ),
    );
  return points;
}

async function startOurs(exchange: BenchExchange): Promise<Ours> {
  const ours = new Ours(exchange.platform);
  await ours.start();
  await fill(ours, ours.targets, WARM_UP);
  return ours;
}

async function measured(
  ours: Ours,
  exchange: BenchExchange,
  { rounds, events, say }: GrowthOptions,
): Promise<GrowthPoint> {
  await atRest(ours.targets, exchange.platform.descriptor.postgres.superuserUrl);
  const stored = await mebibytesOf(ours.targets[0]!);
  const relations = await relationsOf(ours.targets[0]!);
  const entities = await heldIn(ours.targets[0]!);
  const bursts: BurstResult[] = [];
  for (let round = 0; round < rounds; round++)
    bursts.push(await burst(ours, events, exchange.stores));
  const point = {
    agencies: ours.targets.length,
    entities,
    bursts,
    stored,
    relations,
    resident: residentOf(ours.pids()),
  };
  const cost = bursts.map((one) => costPerEvent(one).toFixed(2)).join(', ');
  say(
    `${agenciesInWords(point.agencies)} with ${figure(entities)} entities (${figure(stored)} ` +
      `MiB in a database): ${cost} ms of processors an event`,
  );
  return point;
}

/**
 * Finishes the work that filling left for later, so that no measured point pays for earlier work.
 */
async function atRest(targets: readonly Target[], superuserUrl: string): Promise<void> {
  for (const { url } of targets) await withSession(url, (query) => query('VACUUM (ANALYZE)'));
  await withSession(superuserUrl, (query) => query('CHECKPOINT'));
}

async function mebibytesOf({ url }: Target): Promise<number> {
  const { rows } = await withSession(url, (query) =>
    query('SELECT pg_database_size(current_database()) AS size'),
  );
  return Number(rows[0]!['size']) / 2 ** 20;
}
