import type { ContenderName, Options } from './options.js';

/** Events a second that each was seen to bring into fifteen databases on two processors; how long it takes to start and stop, s. */
const SEEN: Record<ContenderName, { perSecond: number; aroundS: number }> = {
  'ours-hosted': { perSecond: 1_000, aroundS: 25 },
  debezium: { perSecond: 900, aroundS: 20 },
  ceiling: { perSecond: 3_500, aroundS: 10 },
};
const EXCHANGE_S = 60;
const RELAY_S = 15;

/** An honest guess, so that whoever starts a run knows when to come back. */
export function estimatedMinutes(options: Options): number {
  const { works, contenders, rounds, events, seconds } = options;
  const measures = (work: Options['works'][number]): boolean => works.includes(work);
  const rates = measures('burst') || measures('propagation');
  const around = rates ? contenders.reduce((sum, name) => sum + SEEN[name].aroundS + (measures('propagation') ? seconds + 3 : 0), 0) : 0;
  const bursts = measures('burst') ? contenders.reduce((sum, name) => sum + (events + 2_000) / SEEN[name].perSecond, 0) : 0;
  const perRound = around + bursts + (measures('relay') ? RELAY_S : 0);
  return Math.ceil((EXCHANGE_S + rounds * perRound) / 60);
}
