import { withSession } from '@sinergi/testing';
import { heldIn } from '../arrivals.js';
import type { Target } from '../contenders/contender.js';
import { Ours } from '../contenders/ours.js';
import type { BenchExchange } from '../exchange.js';
import { agenciesInWords, figure } from '../figures.js';
import { residentOf } from '../memory.js';
import { type BurstResult, burst, costPerEvent } from './burst.js';
import { fill } from './fill.js';

/**
 * Entities grow in an exchange of five: what a million cost is asked of the programs, not of a
 * machine that would have to hold fifteen millions.
 */
export const GROWING_AGENCIES = 5;
const WARM_UP = 2_000;
/**
 * Of one entity in one copy: its rows, their eight indexes, its share of the log and of what
 * PostgreSQL writes ahead.
 */
const BYTES = 5_000;
/** In a burst: few enough that a point at ten thousand entities is one. */
const EVENTS_AT_MOST = 10_000;
/** Entities after which it is told how many are lacking. */
const STEP = 100_000;

export interface GrowthPoint {
  agencies: number;
  /** that each agency held before */
  entities: number;
  bursts: BurstResult[];
  /** MiB of one agency's database before */
  stored: number;
  /** MiB of the agencies' processes */
  resident: number;
}

export interface GrowthOptions {
  /** bursts at each point, and events in each */
  rounds: number;
  events: number;
  say: (line: string) => void;
}

/**
 * What so many entities take on disk, with the log behind them: told before a run rather than by a
 * full disk.
 */
export const growthMebibytes = (entities: readonly number[]): number =>
  Math.ceil((Math.max(...entities) * GROWING_AGENCIES * BYTES) / 2 ** 20);

export const growthEvents = (events: number): number => Math.min(events, EVENTS_AT_MOST);

/** Has an exchange of so many agencies for as long as something is asked of it. */
export type WithExchange = <T>(
  agencies: number,
  use: (exchange: BenchExchange) => Promise<T>,
) => Promise<T>;

/** What an event costs at so many entities held, all of which came by the ordinary way. */
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

/**
 * What an event costs where so many agencies take it, each time in an exchange that held nothing.
 */
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
  const entities = await heldIn(ours.targets[0]!);
  const bursts: BurstResult[] = [];
  for (let round = 0; round < rounds; round++)
    bursts.push(await burst(ours, events, exchange.stores));
  const point = {
    agencies: ours.targets.length,
    entities,
    bursts,
    stored,
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
 * What filling left to be done later is done before it is measured, so that no point pays for what
 * came before it.
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
