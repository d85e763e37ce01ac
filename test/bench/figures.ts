import type { Spread } from './statistics.js';
import { spread } from './statistics.js';
import type { BurstResult } from './works/burst.js';

const format = (digits: number): Intl.NumberFormat =>
  new Intl.NumberFormat('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });

/** Formats a number with the given digits after the point. */
export const figure = (value: number, digits = 0): string => format(digits).format(value);

/** `1 agency`, `15 agencies`. */
export const agenciesInWords = (count: number): string =>
  `${figure(count)} ${count === 1 ? 'agency' : 'agencies'}`;

/** Formats the median and the spread of the rounds; a dash where there are none. */
export function shown(values: readonly number[], digits = 0): string {
  return values.length > 0 ? shownSpread(spread(values), digits) : '–';
}

export function shownSpread({ min, median, max }: Spread, digits: number): string {
  return min === max
    ? figure(median, digits)
    : `${figure(median, digits)} (${figure(min, digits)} – ${figure(max, digits)})`;
}

/** Formats a share from 0 to 1 as a percentage. */
export const percent = (shares: readonly number[]): string =>
  `${shown(shares.map((share) => share * 100))} %`;

/** Formats a Markdown table, as lines. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}

/** A number of events and the processor time that they took. */
export type Costing = Pick<BurstResult, 'processors' | 'events'>;

/** Returns the median processor time per event of one part, ms. */
export function partialCost(bursts: readonly Costing[], part: keyof Costing['processors']): number {
  return spread(bursts.map(({ processors, events }) => processors[part] / events)).median;
}

/** Returns the cost of an event, by part. */
export function costInWords(bursts: readonly Costing[] | undefined, digits = 2): string {
  if (!bursts || bursts.length === 0) return 'not measured';
  const per = (part: 'own' | 'postgres' | 'kafka'): number => partialCost(bursts, part);
  const [own, postgres, kafka] = [per('own'), per('postgres'), per('kafka')];
  const [all, ...parts] = [own + postgres + kafka, own, postgres, kafka].map((value) =>
    figure(value, digits),
  );
  return (
    `${all} ms of processors an event (${parts[0]} in its processes, ` +
    `${parts[1]} in PostgreSQL, ${parts[2]} in Kafka)`
  );
}
