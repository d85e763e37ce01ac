import {
  agenciesInWords,
  type Costing,
  costInWords,
  figure,
  percent,
  shown,
  shownSpread,
  table,
} from './figures.js';
import { endsOf, type Goal, goalsOf, isMet, storageOf } from './goals.js';
import { shareInUse } from './processor-time.js';
import type { Results } from './results.js';
import type { CatchUpResult } from './works/catch-up.js';
import type { GrowthPoint } from './works/growth.js';

/** Reports the promises. For each missed promise it shows where the time or the memory went. */
export function goalsSection(results: Results): string[] {
  const goals = goalsOf(results);
  const missed = goals
    .filter((goal) => isMet(goal) === false)
    .map((goal) => `- **${goal.what}**: ${reasonOf(goal, results)}`);
  return [
    '## Goals',
    '',
    ...table(
      ['goal', 'wanted', 'got', ''],
      goals.map((goal) => [
        goal.what,
        wanted(goal),
        goal.got ? shownSpread(goal.got, 2) : 'not measured',
        verdict(goal),
      ]),
    ),
    '',
    ...(missed.length > 0 ? ['Missed, with the reason that was measured:', '', ...missed, ''] : []),
  ];
}

const wanted = ({ wanted: bound }: Goal): string =>
  'atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`;

function verdict(goal: Goal): string {
  const met = isMet(goal);
  return met === null ? '' : met ? 'met' : '**missed**';
}

function reasonOf({ name, ratePerSecond }: Goal, results: Results): string {
  if (ratePerSecond !== undefined) return lateBecause(results, ratePerSecond);
  const cost = (contender: string): string =>
    costInWords(results.contenders.get(contender)?.bursts);
  switch (name) {
    case 'burst_vs_peer':
      return (
        `the processors are the limit. Ours needs ${cost('ours-hosted')}, ` +
        `Debezium ${cost('debezium')}.`
      );
    case 'burst_vs_ceiling':
      return (
        `the processors are the limit. Ours needs ${cost('ours-hosted')}, ` +
        `the raw ceiling ${cost('ceiling-2')}: one table with one index instead of one with ` +
        'many, no door, no outbox, no admission, no hash.'
      );
    case 'isolated_vs_ceiling':
      return (
        `the processors are the limit. Ours needs ${cost('ours-isolated')}, ` +
        `the raw ceiling in as many processes ${cost('ceiling-15')}.`
      );
    case 'relay_vs_raw':
      return (
        'each batch is read from the outbox and marked in order beside what is sent. ' +
        `The relay needs ${relayCost(results, 'relayProcessors')}, ` +
        `KafkaJS alone ${relayCost(results, 'rawProcessors')}.`
      );
    case 'memory_vs_peer':
      return (
        `${memoryIn(results, 'ours-hosted')} in two processes against ` +
        `${memoryIn(results, 'debezium')} in one.${eachFurther(results)}`
      );
    case 'gb_per_million':
      return `bytes an entity: ${largest(results)}.`;
    case 'idle_percent':
      return (
        `${percentAtRest(results, 'ours-hosted')}; ` +
        `Debezium ${percentAtRest(results, 'debezium')}.`
      );
    case 'catch_up_vs_burst':
      return (
        `taking up one event in one copy costs ${costInWords(caughtUp(results.catchUps))}, ` +
        `the trickle to the others with it; a burst ${cost('ours-hosted')} in fifteen copies.`
      );
    case 'catch_up_p99':
      return (
        'the one that catches up uses the processors that the others need: ' +
        `${costInWords(caughtUp(results.catchUps))}. ` +
        `p99 ${shown(results.catchUps.map(({ meanwhile }) => meanwhile.sinceDue.p99))} ms ` +
        `instead of ${shown(results.catchUps.map(({ without }) => without.sinceDue.p99))} ` +
        'ms; ' +
        `${percent(results.catchUps.map(({ meanwhile }) => shareInUse(meanwhile.processors)))} ` +
        'of all processors are in use instead of ' +
        `${percent(results.catchUps.map(({ without }) => shareInUse(without.processors)))}.`
      );
    case 'memory_in_backlog':
      return (
        `${shown(results.catchUps.map(({ residentMost }) => residentMost))} MiB at most ` +
        `instead of ${shown(results.residentMiB('ours-hosted'))} MiB.`
      );
    case 'detection_vs_burst':
      return (
        'each permit of the burst is a lead, so each is evaluated, stored and submitted: ' +
        `${shown(results.detections.map((one) => one.evaluatedPerSecond))} a second ` +
        `while the copy takes up ` +
        `${shown(results.detections.map(({ appliedPerSecond }) => appliedPerSecond))}.`
      );
    case 'growth_over_entities':
      return grown(results.growthOverEntities, ({ entities }) => `${figure(entities)} entities`);
    default:
      return grown(results.growthOverAgencies, ({ agencies }) => agenciesInWords(agencies));
  }
}

/** Reports what an event took at a rate, and how busy the machine was. */
function lateBecause(results: Results, rate: number): string {
  const cost = (contender: string): string =>
    `${costInWords(results.propagationsAt(contender, rate))}, and ` +
    `${percent(results.busy(contender, rate))} of all processors are in use`;
  const p99 = (contender: string): string => `${shown(results.p99s(contender, rate))} ms`;
  return (
    'an event that comes by itself is a request and two transactions of its own at its ' +
    'owner, and is applied by each copy with what came meanwhile: ' +
    `ours needs ${cost('ours-hosted')}; ` +
    `Debezium ${cost('debezium')}, the raw ceiling ${cost('ceiling-2')}. ` +
    `p99 ${p99('ours-hosted')}, ${p99('debezium')} and ${p99('ceiling-2')}. ` +
    'The busier the machine is, the longer a copy rests between two rounds, ' +
    'so that it does fewer and larger ones.'
  );
}

/** Reports the five largest tables and indexes of a copy. */
function largest(results: Results): string {
  const { relations, entities } = storageOf(results)!;
  return relations
    .slice(0, 5)
    .map(({ name, bytes }) => `\`${name}\` ${figure(bytes / entities)}`)
    .join(', ');
}

const percentAtRest = (results: Results, contender: string): string =>
  `${shown(results.idlePercent(contender), 1)} % in its processes, ` +
  `${shown(results.idlePercent(contender, 'postgres'), 1)} % in PostgreSQL, ` +
  `${shown(results.idlePercent(contender, 'kafka'), 1)} % in Kafka`;

function relayCost({ relays }: Results, of: 'relayProcessors' | 'rawProcessors'): string {
  return costInWords(
    relays.map((one) => ({ events: one.records, processors: one[of] })),
    4,
  );
}

function memoryIn(results: Results, contender: string): string {
  const warm = results.contenders.get(contender)?.residentWarm ?? [];
  return `${shown(results.residentMiB(contender))} MiB (${shown(warm)} warm, before its burst)`;
}

/** Reports the exchanges that grew; empty where none did. */
function eachFurther({ growthOverAgencies: points }: Results): string {
  const ends = endsOf(points);
  if (!ends) return '';
  const [first, last] = ends;
  const each = (last.resident - first.resident) / (last.agencies - first.agencies);
  return (
    ` The two processes have ${figure(first.resident)} MiB with ` +
    `${agenciesInWords(first.agencies)}; each further one adds ${figure(each)} MiB.`
  );
}

const caughtUp = (catchUps: readonly CatchUpResult[]): Costing[] =>
  catchUps.map(({ processors, behind }) => ({ processors, events: behind }));

function grown(points: readonly GrowthPoint[], name: (point: GrowthPoint) => string): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  return (
    `at ${name(first)} ${costInWords(first.bursts)}, ` +
    `at ${name(last)} ${costInWords(last.bursts)}.`
  );
}
