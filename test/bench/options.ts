import { parseArgs } from 'node:util';

export const WORKS = [
  'burst',
  'propagation',
  'idle',
  'relay',
  'catch-up',
  'detection',
  'growth',
] as const;
export type Work = (typeof WORKS)[number];
export const CONTENDERS = [
  'ours-hosted',
  'ours-isolated',
  'debezium',
  'nest-stock',
  'ceiling',
] as const;
export type ContenderName = (typeof CONTENDERS)[number];
const QUICK_WORKS: readonly Work[] = ['burst', 'propagation', 'idle', 'relay'];
const QUICK_CONTENDERS: readonly ContenderName[] = ['ours-hosted', 'debezium', 'ceiling'];

export interface Options {
  quick: boolean;
  works: readonly Work[];
  contenders: readonly ContenderName[];
  rounds: number;
  events: number;
  /** the rates of propagation, the highest first */
  ratesPerSecond: readonly number[];
  seconds: number;
  /** how long a rest is measured */
  restSeconds: number;
  /** the number of events that an agency lacks before it catches up */
  behind: number;
  /** the numbers of entities at which the cost of an event is measured, ascending */
  entities: readonly number[];
  /** the numbers of agencies at which it is measured, ascending */
  agencies: readonly number[];
  reportFolder: string;
  keep: boolean;
}

export const HELP = `npm run bench -- [--quick] [--only …] [--contenders …] [--rounds N]
                   [--events N] [--seconds N] [--rate N,N] [--rest N] [--behind N]
                   [--entities N,N] [--agencies N,N] [--report folder] [--keep]

Measures the exchange beside what a user would pick instead: the same events, one broker, one
PostgreSQL cluster, fifteen target databases.

  --quick              burst, propagation, rest and relay of ours hosted, Debezium and the raw
                       ceiling, once each, in about six minutes;
                       the last line is JSON
  --only …             works, by comma: ${WORKS.join(', ')}
  --contenders …       by comma: ${CONTENDERS.join(', ')};
                       catch-up, detection and growth are measured of ours hosted alone
  --rounds N           how often each is started, measured and stopped (3; quick: 1)
  --events N           events in a burst (40,000; quick: 20,000)
  --rate N,N           propagation: so many events a second, at each rate (200 and 50)
  --seconds N          for so long (30; quick: 10)
  --rest N             idle: seconds without an event (60; quick: 15)
  --events, --seconds  detection too: permits in a burst, then 50 a second
  --behind N           catch-up: events that one agency lacks while the others are live (100,000)
  --entities N,N       growth: entities that each of five agencies holds (10,000, 100,000 and
                       1,000,000; the last takes most of the time
                       of a whole run, and up to 25 GB of disk)
  --agencies N,N       growth: agencies (1, 5, 15 and 30)
  --report folder      where the report goes (test/bench/report; quick: none)
  --keep               leaves the state folders behind`;

/**
 * @throws Error in one sentence, for the person at the terminal; null means that help was asked for
 */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      contenders: { type: 'string' },
      rounds: { type: 'string' },
      events: { type: 'string' },
      rate: { type: 'string' },
      rest: { type: 'string' },
      seconds: { type: 'string' },
      behind: { type: 'string' },
      entities: { type: 'string' },
      agencies: { type: 'string' },
      report: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const { quick, keep } = values;
  return {
    quick,
    keep,
    works: chosen('--only', values.only, WORKS, quick ? QUICK_WORKS : WORKS),
    contenders: chosen(
      '--contenders',
      values.contenders,
      CONTENDERS,
      quick ? QUICK_CONTENDERS : CONTENDERS,
    ),
    rounds: count('--rounds', values.rounds, quick ? 1 : 3),
    events: count('--events', values.events, quick ? 20_000 : 40_000),
    ratesPerSecond: [...counts('--rate', values.rate, [50, 200])].reverse(),
    seconds: count('--seconds', values.seconds, quick ? 10 : 30),
    restSeconds: count('--rest', values.rest, quick ? 15 : 60),
    behind: count('--behind', values.behind, 100_000),
    entities: counts('--entities', values.entities, [10_000, 100_000, 1_000_000]),
    agencies: counts('--agencies', values.agencies, [1, 5, 15, 30]),
    reportFolder: values.report ?? (quick ? '' : 'test/bench/report'),
  };
}

function chosen<T extends string>(
  flag: string,
  text: string | undefined,
  all: readonly T[],
  otherwise: readonly T[],
): readonly T[] {
  if (text === undefined) return otherwise;
  const names = text.split(',');
  const unknown = names.find((name) => !all.includes(name as T));
  if (unknown !== undefined)
    throw new Error(`Expected ${flag} to be of ${all.join(', ')}, got ${JSON.stringify(unknown)}`);
  return names as T[];
}

function count(flag: string, text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new Error(`Expected ${flag} to be a whole number from 1, got ${JSON.stringify(text)}`);
  return value;
}

function counts(
  flag: string,
  text: string | undefined,
  otherwise: readonly number[],
): readonly number[] {
  if (text === undefined) return otherwise;
  return text
    .split(',')
    .map((one) => count(flag, one, 1))
    .sort((left, right) => left - right);
}
