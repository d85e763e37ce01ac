import { type BarGroup, barChart } from './chart.js';
import { type Goal, goalsOf, isMet } from './goals.js';
import type { Options } from './options.js';
import type { ContenderResults, Results } from './results.js';
import { type Spread, spread } from './statistics.js';
import { RELAY_BATCH } from './works/relay.js';

const CHART = 'chart.svg';
const thousands = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** What a run says of itself. */
export interface RunFacts {
  machine: string;
  startedAt: string;
  minutes: number;
  options: Options;
  /** mean bytes of an event's value as Avro, with its five bytes of frame */
  meanBytes: number;
}

/** The report of a run, by file name. */
export function reportFiles(results: Results, facts: RunFacts): Record<string, string> {
  return { 'README.md': markdown(results, facts), [CHART]: barChart(groupsOf(results)) };
}

function markdown(results: Results, facts: RunFacts): string {
  const { machine, startedAt, minutes, options, meanBytes } = facts;
  const contenders = [...results.contenders.values()];
  return [
    '# What it costs',
    '',
    `\`npm run bench\`, ${startedAt}, ${minutes.toFixed(0)} minutes. ${machine}; everything on this machine and its loopback: one broker (TLS, SCRAM), one PostgreSQL ` +
      'cluster (`wal_level=logical`, `synchronous_commit=on`, `track_commit_timestamp=on`), each contender alone at a time.',
    `Events are bulletins, ${meanBytes.toFixed(0)} bytes of Avro each on average; the peers get the same fields in clear as columns. ${options.rounds} rounds: each contender is ` +
      `started, warmed, measured and stopped in turn. Figures are median (min – max); ratios are taken round by round.`,
    '',
    `![](${CHART})`,
    '',
    '## Goals',
    '',
    ...table(
      ['goal', 'wanted', 'got', ''],
      goalsOf(results).map((goal) => [goal.what, wanted(goal), goal.got ? shown(goal.got, 2) : 'not measured', verdict(goal)]),
    ),
    '',
    ...missed(results),
    '## Burst and propagation',
    '',
    `A burst of ${thousands.format(options.events)} events, then ${options.ratePerSecond} a second for ${options.seconds} s. A row counts from the commit time that PostgreSQL itself keeps ` +
      'for the transaction that wrote it, so nothing is polled for it and it is the same for all. Propagation is timed from the instant at which an event was due to be handed over to its commit in the last of the fifteen databases.',
    '',
    ...table(
      ['', 'processes', 'events/s', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms', 'RSS MiB', 'PSS MiB', 'peak MiB', 'busy before'],
      contenders.map(row),
    ),
    '',
    'What is inside the clock of a burst:',
    '',
    ...contenders.map(({ title, inside }) => `- **${title}**: ${inside}.`),
    '',
    '"Busy before" is how much of the processors others used in the second before a round.',
    '',
    '## Where the processors’ time goes in a burst',
    '',
    ...table(
      ['ms per event, all fifteen copies', 'own processes', 'PostgreSQL', 'Kafka', 'hands over', 'others meanwhile'],
      contenders.filter(({ bursts }) => bursts.length > 0).map(processorRow),
    ),
    '',
    ...relaySection(results),
  ].join('\n');
}

function row({ title, processes, bursts, propagations, memory, busyBefore }: ContenderResults): string[] {
  const of = (values: number[], digits = 0): string => (values.length > 0 ? shown(spread(values), digits) : '–');
  const since = propagations.map(({ sinceDue }) => sinceDue);
  return [
    title,
    String(processes),
    of(bursts.map(({ eventsPerSecond }) => eventsPerSecond)),
    of(since.map(({ p50 }) => p50)),
    of(since.map(({ p90 }) => p90)),
    of(since.map(({ p99 }) => p99)),
    of(since.map(({ max }) => max)),
    of(memory.map(({ resident }) => resident)),
    of(memory.map(({ proportional }) => proportional)),
    of(memory.map(({ peak }) => peak)),
    `${Math.round(spread(busyBefore).median * 100)} %`,
  ];
}

function processorRow({ title, bursts }: ContenderResults): string[] {
  const of = (name: keyof (typeof bursts)[number]['processors']): string =>
    spread(bursts.map(({ processors, events }) => processors[name] / events)).median.toFixed(2);
  return [title, of('own'), of('postgres'), of('kafka'), of('intake'), of('others')];
}

/** Missed goals with where the time or the memory went, as measured. */
function missed(results: Results): string[] {
  const lines = goalsOf(results)
    .filter((goal) => isMet(goal) === false)
    .map((goal) => `- **${goal.what}**: ${reasonOf(goal, results)}`);
  return lines.length > 0 ? ['Missed, with the reason that was measured:', '', ...lines, ''] : [];
}

function reasonOf({ name }: Goal, results: Results): string {
  const cost = (contender: string): string => {
    const found = results.contenders.get(contender);
    if (!found || found.bursts.length === 0) return 'not measured';
    const per = (part: 'own' | 'postgres' | 'kafka'): number =>
      spread(found.bursts.map(({ processors, events }) => processors[part] / events)).median;
    return `${(per('own') + per('postgres') + per('kafka')).toFixed(2)} ms of processors an event (${per('own').toFixed(2)} in its processes, ${per('postgres').toFixed(2)} in PostgreSQL, ${per('kafka').toFixed(2)} in Kafka)`;
  };
  const memory = (contender: string): string => {
    const values = results.residentMiB(contender);
    return values.length > 0 ? `${thousands.format(spread(values).median)} MiB` : 'not measured';
  };
  switch (name) {
    case 'burst_vs_peer':
      return `the processors are the limit. Ours needs ${cost('ours-hosted')}, Debezium ${cost('debezium')}.`;
    case 'burst_vs_ceiling':
      return `the processors are the limit. Ours needs ${cost('ours-hosted')}, the raw ceiling ${cost('ceiling-2')}: one table with one index instead of two with eight, no door, no outbox, no admission, no hash.`;
    case 'memory_vs_peer':
      return `${memory('ours-hosted')} against ${memory('debezium')}.`;
    case 'relay_vs_raw':
      return 'each batch is read from the outbox, sent and marked in order; the reading and the marking share two processors with the broker and PostgreSQL.';
    default:
      return `the median of ours is ${spread(results.p99s('ours-hosted')).median.toFixed(0)} ms, of Debezium ${spread(results.p99s('debezium')).median.toFixed(0)} ms.`;
  }
}

function relaySection({ relays }: Results): string[] {
  if (relays.length === 0) return [];
  return [
    '## Relay',
    '',
    `From rows committed in the outbox to rows marked, against \`sendBatch\` of the same bytes; ${RELAY_BATCH} a batch, acknowledged by all, ${thousands.format(relays[0]!.records)} records.`,
    '',
    ...table(
      ['', 'records/s'],
      [
        ['Sinergi relay', shown(spread(relays.map(({ relayPerSecond }) => relayPerSecond)), 0)],
        ['KafkaJS alone', shown(spread(relays.map(({ rawPerSecond }) => rawPerSecond)), 0)],
      ],
    ),
    '',
  ];
}

function groupsOf(results: Results): BarGroup[] {
  const contenders = [...results.contenders.values()];
  const group = (title: string, values: (one: ContenderResults) => number[], unit: string): BarGroup => ({
    title,
    bars: contenders.flatMap((one) => {
      const of = values(one);
      if (of.length === 0) return [];
      const { min, median, max } = spread(of);
      return [{ label: one.title, value: median, min, max, shown: `${thousands.format(median)} ${unit}` }];
    }),
  });
  return [
    group('Burst to fifteen databases (more is better)', ({ name }) => results.rates(name), 'events/s'),
    group('p99 to all fifteen (less is better)', ({ name }) => results.p99s(name), 'ms'),
    group('Resident memory (less is better)', ({ name }) => results.residentMiB(name), 'MiB'),
  ].filter(({ bars }) => bars.length > 0);
}

const wanted = ({ wanted: bound }: Goal): string => ('atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`);

function verdict(goal: Goal): string {
  const met = isMet(goal);
  return met === null ? '' : met ? 'met' : '**missed**';
}

function shown({ min, median, max }: Spread, digits: number): string {
  const format = new Intl.NumberFormat('en', { maximumFractionDigits: digits, minimumFractionDigits: digits });
  return min === max ? format.format(median) : `${format.format(median)} (${format.format(min)} – ${format.format(max)})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)];
}
