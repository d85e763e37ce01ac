import { figure, percent, shown, shownSpread, table } from './figures.js';
import { storageOf } from './goals.js';
import { type Results, ratio } from './results.js';
import { bytesOf } from './storage.js';

/** The largest tables and indexes get a row of their own. */
const RELATIONS = 16;

/**
 * Reports what an event costs in bytes, what a rest costs, and what a database consists of.
 */
export function costsSection(results: Results): string[] {
  return [...bytesSection(results), ...restSection(results), ...storageSection(results)];
}

function bytesSection(results: Results): string[] {
  const measured = [...results.contenders.values()].filter(({ bursts }) => bursts.length > 0);
  if (measured.length === 0) return [];
  return [
    '## Bytes of an event',
    '',
    'In a burst. *Written ahead* is what PostgreSQL’s write-ahead log gained in all its ' +
      'databases together, the owner’s or source’s own rows with it, per event and copy. *At ' +
      'the broker* is what the topic’s log gained per event: record batches as they travel, ' +
      'ours with key, headers and signature. *A million entities* is what the tables and ' +
      'indexes of one database gained in the burst, **scaled** from as many entities as it ' +
      'had; of ours it is an agency that takes in half of the events, so that half of the ' +
      'owners’ rows and of the outbox is in it; of Debezium it is a target, without the ' +
      'source. × is against Debezium.',
    '',
    ...table(
      [
        '',
        'written ahead, per copy',
        '×',
        'at the broker',
        '×',
        'a million entities, GB, scaled',
        'from',
      ],
      measured.map(({ name, title, bursts }) => [
        title,
        shown(results.walPerCopy(name)),
        times(results.walPerCopy(name), results.walPerCopy('debezium')),
        shown(results.onWire(name)),
        times(results.onWire(name), results.onWire('debezium')),
        shown(results.gigabytesPerMillion(name), 2),
        figure(bursts[0]!.events),
      ]),
    ),
    '',
  ];
}

function restSection(results: Results): string[] {
  const rested = [...results.contenders.values()].filter(({ rests }) => rests.length > 0);
  const seconds = rested[0]?.rests[0]?.seconds;
  if (seconds === undefined) return [];
  return [
    '## At rest',
    '',
    `${figure(seconds)} s without an event, five seconds after a burst: memory right after the ` +
      'burst and at the end of the rest, and who used how much of all processors meanwhile.',
    '',
    ...table(
      [
        '',
        'RSS MiB after the burst',
        'RSS MiB after the rest',
        'own processes',
        'PostgreSQL',
        'Kafka',
      ],
      rested.map(({ name, title, rests }) => [
        title,
        shown(rests.map(({ residentBefore }) => residentBefore)),
        shown(rests.map(({ residentAfter }) => residentAfter)),
        ...(['own', 'postgres', 'kafka'] as const).map(
          (part) => `${shown(results.idlePercent(name, part), 1)} %`,
        ),
      ]),
    ),
    '',
  ];
}

function storageSection(results: Results): string[] {
  const storage = storageOf(results);
  if (!storage) return [];
  const { entities, gigabytes, relations } = storage;
  const all = bytesOf(relations);
  const row = (name: string, indexOf: string, bytes: number): string[] => [
    name,
    indexOf,
    figure(bytes / entities),
    percent([bytes / all]),
  ];
  const others = bytesOf(relations.slice(RELATIONS));
  return [
    '## What one database consists of',
    '',
    `${shownSpread(gigabytes, 2)} GB at a million entities, **scaled** from ` +
      `${figure(entities)}. ` +
      (results.growthOverEntities.length > 0
        ? 'That is the whole database with PostgreSQL’s catalogue; the rows are its tables and ' +
          'indexes.'
        : 'That is what a burst added; the rows are those of the last one.'),
    '',
    ...table(
      ['', 'index of', 'bytes an entity', 'share'],
      [
        ...relations
          .slice(0, RELATIONS)
          .map(({ name, indexOf, bytes }) =>
            row(`\`${name}\``, indexOf === null ? '–' : `\`${indexOf}\``, bytes),
          ),
        ...(others > 0 ? [row('all others', '–', others)] : []),
      ],
    ),
    '',
  ];
}

function times(values: readonly number[], peer: readonly number[]): string {
  const got = ratio(values, peer);
  return got ? shownSpread(got, 2) : '–';
}
