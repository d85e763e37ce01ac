import type { ContenderName, Options, Work } from './options.js';
import { GROWING_AGENCIES, growthEvents } from './works/growth.js';

/**
 * Measured values of each contender: events per second into fifteen databases on two processors;
 * the time to start and stop, s; the most events that it gets.
 */
const SEEN: Record<ContenderName, { perSecond: number; aroundS: number; atMost?: number }> = {
  'ours-hosted': { perSecond: 1_000, aroundS: 25 },
  'ours-isolated': { perSecond: 700, aroundS: 60 },
  debezium: { perSecond: 900, aroundS: 20 },
  'nest-stock': { perSecond: 50, aroundS: 25, atMost: 2_500 },
  ceiling: { perSecond: 3_500, aroundS: 10 },
};
const WARM_UP = 2_000;
const EXCHANGE_S = 60;
const RELAY_S = 15;
/**
 * Events per second that all copies take together, and that one copy takes alone while it catches
 * up.
 */
const ROWS_PER_SECOND = 15_000;
const CATCHING_UP_PER_SECOND = 4_000;

/** Estimates the duration of a run, min, so that the person knows when to come back. */
export function estimatedMinutes(options: Options): number {
  const { works, contenders, rounds } = options;
  const measures = (...some: Work[]): boolean => some.some((work) => works.includes(work));
  const rates = measures('burst', 'propagation', 'idle');
  const isolated = rates && contenders.includes('ours-isolated');
  const hosted =
    measures('relay', 'catch-up', 'detection') ||
    (rates && contenders.some((name) => name !== 'ours-isolated'));
  const again = isolated && contenders.includes('ceiling') ? (['ceiling'] as const) : [];
  const measured = rates
    ? [...contenders, ...again].reduce((sum, name) => sum + roundS(name, options), 0)
    : 0;
  const perRound =
    measured +
    (measures('relay') ? RELAY_S : 0) +
    (measures('catch-up') ? catchUpS(options) : 0) +
    (measures('detection') ? detectionS(options) : 0);
  const exchanges = Number(hosted) + Number(isolated);
  return Math.ceil(
    (exchanges * EXCHANGE_S + rounds * perRound + (measures('growth') ? growthS(options) : 0)) / 60,
  );
}

function roundS(name: ContenderName, options: Options): number {
  const { works, events, seconds, ratesPerSecond, restSeconds } = options;
  const { perSecond, aroundS, atMost = Infinity } = SEEN[name];
  const burst = works.includes('burst') ? Math.min(events + WARM_UP, atMost) / perSecond : 0;
  const settled = 5;
  const rest = works.includes('idle') && atMost === Infinity ? settled + restSeconds : 0;
  const propagation = works.includes('propagation') ? ratesPerSecond.length * (seconds + 3) : 0;
  return aroundS + burst + rest + propagation;
}

function catchUpS({ behind, seconds }: Options): number {
  return (
    SEEN['ours-hosted'].aroundS +
    seconds +
    behind / SEEN['ours-hosted'].perSecond +
    behind / CATCHING_UP_PER_SECOND
  );
}

function detectionS({ events, seconds }: Options): number {
  return SEEN['ours-hosted'].aroundS + (2 * events) / SEEN['ours-hosted'].perSecond + seconds;
}

function growthS({ entities, agencies, rounds, events }: Options): number {
  const bursts = (copies: number): number =>
    (rounds * growthEvents(events) * copies) / ROWS_PER_SECOND;
  const overAgencies = agencies.reduce(
    (sum, count) => sum + EXCHANGE_S + SEEN['ours-hosted'].aroundS + bursts(count),
    0,
  );
  const filled = (Math.max(...entities) * GROWING_AGENCIES) / ROWS_PER_SECOND;
  return overAgencies + EXCHANGE_S + filled + entities.length * bursts(GROWING_AGENCIES);
}
