import { figure, partialCost, shown, table } from './figures.js';
import { costPerCopy } from './goals.js';
import type { Results } from './results.js';
import { spread } from './statistics.js';
import { costPerEvent } from './works/burst.js';
import { type CatchUpResult, TRICKLE_PER_SECOND } from './works/catch-up.js';
import { GROWING_AGENCIES, type GrowthPoint } from './works/growth.js';

/** Reports what happens when one agency falls behind. */
export function catchUpSection({ catchUps }: Results): string[] {
  if (catchUps.length === 0) return [];
  const of = (value: (one: CatchUpResult) => number): string => shown(catchUps.map(value));
  return [
    '## Catch-up',
    '',
    'Hosted. One agency’s reading is paused by its operator until it lacks ' +
      `${figure(catchUps[0]!.behind)} events, then taken up; the others, ` +
      'its neighbours in the process among them, are live at ' +
      `${TRICKLE_PER_SECOND} events a second all the while. ` +
      'Timed from the operator’s word until it holds what it lacked, ' +
      'looked at ten times a second; in the end its digests are those of the others.',
    '',
    ...table(
      ['', ''],
      [
        ['events/s of the one that catches up', of(({ eventsPerSecond }) => eventsPerSecond)],
        [
          'seconds until it is equal',
          shown(
            catchUps.map(({ ms }) => ms / 1_000),
            1,
          ),
        ],
        ['p99 to the others meanwhile, ms', of(({ meanwhile }) => meanwhile.sinceDue.p99)],
        ['p99 to the others without, ms', of(({ without }) => without.sinceDue.p99)],
        ['RSS of all processes before, MiB', of(({ residentBefore }) => residentBefore)],
        ['RSS at most meanwhile, MiB', of(({ residentMost }) => residentMost)],
      ],
    ),
    '',
  ];
}

/** Reports the cost of an event by the number of entities and agencies. */
export function growthSection({
  growthOverEntities: entities,
  growthOverAgencies: agencies,
}: Results): string[] {
  return [
    ...(entities.length === 0
      ? []
      : [
          '## Growth over entities',
          '',
          `An exchange of ${GROWING_AGENCIES} agencies, hosted: ` +
            'a million entities are asked of the programs, not of a machine that would have to ' +
            'hold fifteen millions. Every entity came by the ordinary way, ' +
            'from the door over the log into every copy; nothing was put into tables. ' +
            'Before each point the databases are vacuumed; ' +
            `it is timed by ${inWords(entities[0]!)}, so that it lies a little above its number.`,
          '',
          ...table(
            ['entities held by each', ...PARTS, 'events/s', 'RSS MiB', 'MiB in each database'],
            entities.map((point) => [
              figure(point.entities),
              ...costs(point),
              rates(point),
              figure(point.resident),
              figure(point.stored),
            ]),
          ),
          '',
        ]),
    ...(agencies.length === 0
      ? []
      : [
          '## Growth over agencies',
          '',
          'Hosted in two processes, each time an exchange that held nothing; ' +
            `${inWords(agencies[0]!)}. A part of an event’s cost is its owner’s alone (door, ` +
            'outbox, relay), so one agency is the dearest per agency; the last ' +
            'column is what each further agency adds.',
          '',
          ...table(
            ['agencies', ...PARTS, 'per agency', 'each further', 'events/s', 'RSS MiB'],
            agencies.map((point, i) => [
              figure(point.agencies),
              ...costs(point),
              shown(point.bursts.map(costPerCopy(point)), 3),
              added(agencies[i - 1], point),
              rates(point),
              figure(point.resident),
            ]),
          ),
          '',
        ]),
  ];
}

const PARTS = ['ms of processors an event', 'own', 'PostgreSQL', 'Kafka'];

const inWords = ({ bursts }: GrowthPoint): string =>
  `${bursts.length === 1 ? 'a burst' : `${bursts.length} bursts`} of ` +
  `${figure(bursts[0]!.events)} events`;

const rates = ({ bursts }: GrowthPoint): string =>
  shown(bursts.map(({ eventsPerSecond }) => eventsPerSecond));

function costs({ bursts }: GrowthPoint): string[] {
  return [
    shown(bursts.map(costPerEvent), 2),
    ...(['own', 'postgres', 'kafka'] as const).map((part) => figure(partialCost(bursts, part), 2)),
  ];
}

function added(before: GrowthPoint | undefined, point: GrowthPoint): string {
  if (!before) return '–';
  const of = ({ bursts }: GrowthPoint): number => spread(bursts.map(costPerEvent)).median;
  return figure((of(point) - of(before)) / (point.agencies - before.agencies), 3);
}
