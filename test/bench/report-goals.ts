import { costInWords, figure, shown, shownSpread, table } from './figures.js';
import { type Goal, goalsOf, isMet } from './goals.js';
import type { Results } from './results.js';
import type { BurstResult } from './works/burst.js';
import type { CatchUpResult } from './works/catch-up.js';
import type { GrowthPoint } from './works/growth.js';

/** The promises, and for each that was missed where the time or the memory went, as measured. */
export function goalsSection(results: Results): string[] {
  const goals = goalsOf(results);
  const missed = goals.filter((goal) => isMet(goal) === false).map((goal) => `- **${goal.what}**: ${reasonOf(goal, results)}`);
  return [
    '## Goals',
    '',
    ...table(
      ['goal', 'wanted', 'got', ''],
      goals.map((goal) => [goal.what, wanted(goal), goal.got ? shownSpread(goal.got, 2) : 'not measured', verdict(goal)]),
    ),
    '',
    ...(missed.length > 0 ? ['Missed, with the reason that was measured:', '', ...missed, ''] : []),
  ];
}

const wanted = ({ wanted: bound }: Goal): string => ('atLeast' in bound ? `≥ ${bound.atLeast}` : `≤ ${bound.atMost}`);

function verdict(goal: Goal): string {
  const met = isMet(goal);
  return met === null ? '' : met ? 'met' : '**missed**';
}

function reasonOf({ name }: Goal, results: Results): string {
  const cost = (contender: string): string => costInWords(results.contenders.get(contender)?.bursts);
  const memory = (contender: string): string => `${shown(results.residentMiB(contender))} MiB`;
  switch (name) {
    case 'burst_vs_peer':
      return `the processors are the limit. Ours needs ${cost('ours-hosted')}, Debezium ${cost('debezium')}.`;
    case 'burst_vs_ceiling':
      return `the processors are the limit. Ours needs ${cost('ours-hosted')}, the raw ceiling ${cost('ceiling-2')}: one table with one index instead of two with eight, no door, no outbox, no admission, no hash.`;
    case 'isolated_vs_ceiling':
      return `the processors are the limit. Ours needs ${cost('ours-isolated')}, the raw ceiling in as many processes ${cost('ceiling-15')}.`;
    case 'p99_vs_peer':
      return `the median of ours is ${shown(results.p99s('ours-hosted'))} ms, of Debezium ${shown(results.p99s('debezium'))} ms. ${busy(results)}`;
    case 'relay_vs_raw':
      return 'each batch is read from the outbox, sent and marked in order; the reading and the marking share two processors with the broker and PostgreSQL.';
    case 'memory_vs_peer':
      return `${memory('ours-hosted')} against ${memory('debezium')}.`;
    case 'catch_up_vs_burst':
      return `taking up one event in one copy costs ${costInWords(caughtUp(results.catchUps))}, the trickle to the others with it; a burst ${cost('ours-hosted')} in fifteen copies.`;
    case 'catch_up_p99':
      return `the one that catches up uses the processors that the others need: ${costInWords(caughtUp(results.catchUps))}. p99 ${shown(results.catchUps.map(({ meanwhile }) => meanwhile.sinceDue.p99))} ms instead of ${shown(results.catchUps.map(({ without }) => without.sinceDue.p99))} ms.`;
    case 'memory_in_backlog':
      return `${shown(results.catchUps.map(({ residentMost }) => residentMost))} MiB at most instead of ${memory('ours-hosted')}.`;
    case 'growth_over_entities':
      return grown(results.growthOverEntities, ({ entities }) => `${figure(entities)} entities`);
    default:
      return grown(results.growthOverAgencies, ({ agencies }) => `${figure(agencies)} agencies`);
  }
}

/** Both share the machine with whatever else ran on it. */
function busy(results: Results): string {
  const others = [...results.contenders.values()].flatMap(({ busyBefore }) => busyBefore.map((share) => share * 100));
  return `Others used ${shown(others)} % of the processors before the rounds.`;
}

const caughtUp = (catchUps: readonly CatchUpResult[]): Pick<BurstResult, 'processors' | 'events'>[] =>
  catchUps.map(({ processors, behind }) => ({ processors, events: behind }));

function grown(points: readonly GrowthPoint[], name: (point: GrowthPoint) => string): string {
  const [first, last] = [points[0]!, points.at(-1)!];
  return `at ${name(first)} ${costInWords(first.bursts)}, at ${name(last)} ${costInWords(last.bursts)}.`;
}
