import { barChart } from './chart.js';
import { type Costing, figure, partialCost, percent, shown, table } from './figures.js';
import type { Options } from './options.js';
import { barGroups } from './report-chart.js';
import { goalsSection } from './report-goals.js';
import { catchUpSection, growthSection } from './report-growth.js';
import type { ContenderResults, Results } from './results.js';
import { ALERTS_PER_SECOND } from './works/detection.js';
import { RELAY_BATCH } from './works/relay.js';

const CHART = 'chart.svg';

/** The description of a run. */
export interface RunFacts {
  machine: string;
  startedAt: string;
  minutes: number;
  options: Options;
  /** mean bytes of an event's value as Avro, including the five bytes of its frame */
  meanBytes: number;
}

/** The report of a run, by file name. */
export function reportFiles(results: Results, facts: RunFacts): Record<string, string> {
  return { 'README.md': markdown(results, facts), [CHART]: barChart(barGroups(results)) };
}

function markdown(
  results: Results,
  { machine, startedAt, minutes, options, meanBytes }: RunFacts,
): string {
  const size = meanBytes > 0 ? `, ${figure(meanBytes)} bytes of Avro each on average` : '';
  return [
    '# What it costs',
    '',
    `\`npm run bench\`, ${startedAt}, ${figure(minutes)} minutes. ${machine}; ` +
      'everything on this machine and its loopback: one broker (TLS, SCRAM), one PostgreSQL ' +
      'cluster (`wal_level=logical`, `synchronous_commit=on`, `track_commit_timestamp=on`), ' +
      'each contender alone at a time.',
    `Events are bulletins${size}; the peers get the same fields in clear as columns. ` +
      `${options.rounds === 1 ? 'One round' : `${options.rounds} rounds`}: each contender is ` +
      'started, warmed, measured and stopped in turn. Figures are median (min – max); ' +
      'ratios are taken round by round.',
    '',
    `![The measured figures as bars; every number is in the tables below](${CHART})`,
    '',
    ...goalsSection(results),
    ...contendersSection(results, options),
    ...relaySection(results),
    ...catchUpSection(results),
    ...detectionSection(results),
    ...growthSection(results),
  ].join('\n');
}

function contendersSection(results: Results, options: Options): string[] {
  const contenders = [...results.contenders.values()];
  if (contenders.length === 0) return [];
  return [
    '## Burst, propagation and memory',
    '',
    `A burst of ${figure(options.events)} events, then ${options.ratePerSecond} a second for ` +
      `${options.seconds} s; where a contender is given less, for want of hours, ` +
      'its row says so. ' +
      'A row counts from the commit time that PostgreSQL itself keeps ' +
      'for the transaction that wrote it, so nothing is polled for it and it is the same for ' +
      'all. Propagation is timed from the instant at which an event was due to be handed over to ' +
      'its commit in the last of the fifteen databases. ' +
      'Ours isolated, with a process for each agency, and the ceiling in fifteen processes are ' +
      'measured in an exchange of their own, after the others.',
    '',
    ...table(
      [
        '',
        'processes',
        'events/s',
        'at',
        'p50 ms',
        'p90 ms',
        'p99 ms',
        'max ms',
        'RSS MiB',
        'PSS MiB',
        'peak MiB',
        'busy before',
      ],
      contenders.map(row),
    ),
    '',
    'What is inside the clock of a burst:',
    '',
    ...contenders.map(({ title, inside }) => `- **${title}**: ${inside}.`),
    '',
    '"Busy before" is how much of the processors others used in the second before a round.',
    '',
    ...processorSection(
      '## Where the processors’ time goes in a burst',
      [],
      contenders
        .filter(({ bursts }) => bursts.length > 0)
        .map(({ title, bursts }) => processorRow(title, bursts)),
    ),
    ...processorSection(
      '## Where it goes at a rate',
      [
        'The same for events that come one by one. "In use" is how much of all processors is ' +
          'used meanwhile, whoever uses them.',
        '',
      ],
      contenders
        .filter(({ propagations }) => propagations.length > 0)
        .map(({ name, title, propagations }) => [
          ...processorRow(title, propagations),
          percent(results.busy(name)),
        ]),
      'in use',
    ),
  ];
}

function row({
  title,
  processes,
  bursts,
  propagations,
  memory,
  busyBefore,
}: ContenderResults): string[] {
  const since = propagations.map(({ sinceDue }) => sinceDue);
  const given = [
    ...bursts.slice(0, 1).map(({ events }) => figure(events)),
    ...propagations.slice(0, 1).map(({ ratePerSecond }) => `${ratePerSecond}/s`),
  ];
  return [
    title,
    String(processes),
    shown(bursts.map(({ eventsPerSecond }) => eventsPerSecond)),
    given.join(', '),
    shown(since.map(({ p50 }) => p50)),
    shown(since.map(({ p90 }) => p90)),
    shown(since.map(({ p99 }) => p99)),
    shown(since.map(({ max }) => max)),
    shown(memory.map(({ resident }) => resident)),
    shown(memory.map(({ proportional }) => proportional)),
    shown(memory.map(({ peak }) => peak)),
    percent(busyBefore),
  ];
}

/** Returns an empty list where nothing of this kind was measured. */
function processorSection(
  title: string,
  words: readonly string[],
  rows: readonly string[][],
  ...further: string[]
): string[] {
  if (rows.length === 0) return [];
  const head = [
    'ms per event, all fifteen copies',
    'own processes',
    'PostgreSQL',
    'Kafka',
    'hands over',
    'others meanwhile',
  ];
  return [title, '', ...words, ...table([...head, ...further], rows), ''];
}

function processorRow(title: string, done: readonly Costing[]): string[] {
  const parts = ['own', 'postgres', 'kafka', 'intake', 'others'] as const;
  return [title, ...parts.map((part) => figure(partialCost(done, part), 2))];
}

function relaySection({ relays }: Results): string[] {
  if (relays.length === 0) return [];
  return [
    '## Relay',
    '',
    'From rows committed in the outbox to rows marked, ' +
      `against \`sendBatch\` of the same bytes; ${RELAY_BATCH} a batch, acknowledged by all, ` +
      `${figure(relays[0]!.records)} records.`,
    '',
    ...table(
      ['', 'records/s'],
      [
        ['Sinergi relay', shown(relays.map(({ relayPerSecond }) => relayPerSecond))],
        ['KafkaJS alone', shown(relays.map(({ rawPerSecond }) => rawPerSecond))],
      ],
    ),
    '',
  ];
}

function detectionSection({ detections }: Results): string[] {
  if (detections.length === 0) return [];
  const since = detections.map(({ sinceRecorded }) => sinceRecorded);
  return [
    '## Early detection',
    '',
    `A burst of ${figure(detections[0]!.events)} permits that have ended, each a lead, while the ` +
      `agencies take it up; then ${ALERTS_PER_SECOND} a second, from the record of a permit ` +
      'until its alert is stored. What detection waits for related events is left out.',
    '',
    ...table(
      ['applied a second', 'evaluated a second', 'p50 ms', 'p99 ms', 'max ms'],
      [
        [
          shown(detections.map(({ appliedPerSecond }) => appliedPerSecond)),
          shown(detections.map(({ evaluatedPerSecond }) => evaluatedPerSecond)),
          shown(since.map(({ p50 }) => p50)),
          shown(since.map(({ p99 }) => p99)),
          shown(since.map(({ max }) => max)),
        ],
      ],
    ),
    '',
  ];
}
