import type { PopulationLine } from '../population/population-line.js';
import { COVERED, DISTRICTS } from './places.js';
import { DKI, IMIGRASI, OFFICER } from './someone.js';
import { CAMPAIGN_UNTIL, coveredOn, dateOf, LAST_DAY, timeOf, VOTE_DAY } from './time-of-play.js';

/** Lodging reports are stated to be complete up to this many days before, once a week. */
const LODGING_LAG = 2;
/** What is told of everybody: the stages of the election, and how far reports go. */
export function* toldOfAll(): Generator<PopulationLine> {
  yield* stages();
  yield* coverage('movement', [[IMIGRASI, null]], (day) => (coveredOn(day) === day ? day : null));
  const owners: [string, string | null][] = [
    [IMIGRASI, null],
    ['polri-jakpus', null],
    ...COVERED.map((code): [string, string] => [DISTRICTS[code]!, code]),
  ];
  yield* coverage('lodging', owners, (day) => (day % 7 === 3 ? day - LODGING_LAG : null));
}

function* stages(): Generator<PopulationLine> {
  const days = [
    ['CAMPAIGN', -23, CAMPAIGN_UNTIL],
    ['QUIET_DAYS', CAMPAIGN_UNTIL + 1, VOTE_DAY - 1],
    ['VOTING', VOTE_DAY, VOTE_DAY],
  ] as const;
  for (const [stage, first, last] of days)
    yield {
      ...{ fact: `stage-${stage.toLowerCase().replaceAll('_', '-')}`, at: timeOf(0, 8) },
      ...{ agency: DKI, flow: 'calendar' },
      data: {
        ...{ kind: 'ELECTION_STAGE', stage, firstDay: dateOf(first), lastDay: dateOf(last) },
        ...{ title: `${stage} (latihan)`, source: 'PKPU 3/2022', ...OFFICER },
      },
    };
}

/** @param until on which day which beginning is stated; null on days on which nothing is */
function* coverage(
  flow: string,
  owners: readonly (readonly [agency: string, kecamatan: string | null])[],
  until: (day: number) => number | null,
): Generator<PopulationLine> {
  for (const [agency, kecamatan] of owners) {
    const fact = `coverage-${flow}-${agency}`;
    let isStated = false;
    for (let day = 0; day <= LAST_DAY; day += 1) {
      const stated = until(day);
      if (stated === null) continue;
      const said = { completeUntil: timeOf(stated, 0), ...OFFICER };
      if (isStated) yield { of: fact, at: timeOf(day, 0.5), change: 'ADVANCED', data: said };
      else
        yield {
          fact,
          at: timeOf(day, 0.5),
          agency,
          flow: 'coverage',
          data: { flow, kecamatan, ...said },
        };
      isStated = true;
    }
  }
}
