import { barChart } from './chart.js';
import { type Costing, figure, partialCost, percent, shown, table } from './figures.js';
import type { Options } from './options.js';
import type { OtherProfile } from './profiles.js';
import { barGroups } from './report-chart.js';
import { costsSection } from './report-costs.js';
import { goalsSection } from './report-goals.js';
import { catchUpSection, growthSection } from './report-growth.js';
import type { ContenderResults, Results } from './results.js';
import { ALERTS_PER_SECOND } from './works/detection.js';
import type { Quantiles } from './works/propagation.js';
import { RELAY_BATCH } from './works/relay.js';

const CHART = 'chart.svg';

/** The description of a run. */
export interface RunFacts {
  machine: string;
  /** the reports of other kinds of machines that are kept beside */
  others: readonly OtherProfile[];
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

/**
 * Returns the machine of a run and how fast it was by itself: figures of another one, or of the
 * same one on another day, are comparable by their ratios alone.
 */
export function machineLine(
  results: Results,
  { machine, startedAt }: Pick<RunFacts, 'machine' | 'startedAt'>,
): string {
  const ceilings = [...results.contenders.values()]
    .filter(({ name, bursts }) => name.startsWith('ceiling-') && bursts.length > 0)
    .map(
      ({ name, processes }) => `${shown(results.rates(name))} events/s in ${processes} processes`,
    );
  return (
    `Machine: ${machine}. Its own raw ceiling in this run: ` +
    `${ceilings.length > 0 ? ceilings.join(', ') : 'not measured'}. ${startedAt} UTC.`
  );
}

function markdown(
  results: Results,
  { machine, others, startedAt, minutes, options, meanBytes }: RunFacts,
): string {
  const size = meanBytes > 0 ? `, ${figure(meanBytes)} bytes of Avro each on average` : '';
  return [
    '# What it costs',
    '',
    `**${machineLine(results, { machine, startedAt })}**`,
    ...(others.length > 0
      ? [
          `Reports of other machines: ${others
            .map(({ profile, folder }) => `[${profile}](${folder}/README.md)`)
            .join(', ')}.`,
        ]
      : []),
    '',
    `\`npm run bench\`, ${figure(minutes)} minutes; ` +
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
    ...costsSection(results),
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
    `A burst of ${figure(options.events)} events, a rest of ${options.restSeconds} s, then ` +
      `${options.ratesPerSecond.join(' and ')} a second for ${options.seconds} s each; ` +
      'where a contender is given less, for want of hours, its row says so. ' +
      'A row counts from the commit time that PostgreSQL itself keeps ' +
      'for the transaction that wrote it, so nothing is polled for it and it is the same for ' +
      'all. Propagation is timed from the instant at which an event was due to be handed over to ' +
      'its commit in the last of the fifteen databases. ' +
      'Ours isolated, with a process for each agency, and the ceiling in fifteen processes are ' +
      'measured in an exchange of their own, after the others.',
    '',
    ...table(
      ['', 'processes', 'events/s', 'of', 'RSS MiB', 'PSS MiB', 'peak MiB', 'busy before'],
      contenders.map(row),
    ),
    '',
    ...propagationTable(results),
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
      contenders.flatMap(({ name, title }) =>
        results
          .ratesGiven(name)
          .map((rate) => [
            ...processorRow(`${title}, ${rate}/s`, results.propagationsAt(name, rate)),
            percent(results.busy(name, rate)),
          ]),
      ),
      'in use',
    ),
  ];
}

function row({ title, processes, bursts, memory, busyBefore }: ContenderResults): string[] {
  return [
    title,
    String(processes),
    shown(bursts.map(({ eventsPerSecond }) => eventsPerSecond)),
    bursts[0] ? figure(bursts[0].events) : '–',
    shown(memory.map(({ resident }) => resident)),
    shown(memory.map(({ proportional }) => proportional)),
    shown(memory.map(({ peak }) => peak)),
    percent(busyBefore),
  ];
}

/** One row for each contender and rate. */
function propagationTable(results: Results): string[] {
  const rows = [...results.contenders.values()].flatMap(({ name, title }) =>
    results.ratesGiven(name).map((rate) => {
      const since = results.propagationsAt(name, rate).map(({ sinceDue }) => sinceDue);
      const of = (part: keyof Quantiles): string => shown(since.map((one) => one[part]));
      return [title, `${rate}/s`, of('p50'), of('p90'), of('p99'), of('max')];
    }),
  );
  return rows.length > 0
    ? [...table(['propagation', 'at', 'p50 ms', 'p90 ms', 'p99 ms', 'max ms'], rows), '']
    : [];
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
