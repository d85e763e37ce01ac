import type { Query } from '@sinergi/database';
import { laneOf } from '@sinergi/domain';
import { type FeedItem, newestOf } from './feed-item.js';
import { takeAnswers, takeOwnAlerts } from './take-answers.js';
import { takeHolds } from './take-holds.js';

type Json = Record<string, unknown>;

/** The flows that the rules use, and those that say what became of the alerts. */
export const WATCHED_FLOWS = [
  ...['permit', 'movement', 'subject', 'hold', 'alert', 'response', 'exercise'],
];

/** The fields of a permit that the rules may use: facts of the document, nothing of the person. */
const PERMIT_FACTS = [
  'kind',
  'origin',
  'status',
  'validFrom',
  'validUntil',
  'pendingSince',
  'paidAt',
  'awaitsPayment',
  'decision',
  'decidedAt',
  'endedOn',
];
const MOVEMENT_FACTS = ['direction', 'at', 'retracted'];

/**
 * Takes events into detection's own tables and schedules the evaluation of their people. Both
 * happen in one transaction with the feed position, and each fact is stored with its lane. A
 * version that is known changes nothing, so reading the feed again ends in the same tables.
 *
 * @param lookAt when to evaluate the people who changed: a little later, so that related events
 *   arrive first
 */
export async function takeEvents(
  query: Query,
  items: readonly FeedItem[],
  lookAt: Date,
): Promise<void> {
  const of = (flow: string): FeedItem[] => items.filter(({ type }) => type.split('.')[2] === flow);
  const changed = [
    ...(await takeEntities(query, 'permit', of('permit'))),
    ...(await takeEntities(query, 'movement', of('movement'))),
    ...(await takeSubjects(query, of('subject'))),
    ...(await takeHolds(query, of('hold'))),
    ...(await takeAnswers(query, of('response'))),
  ];
  // Everything locks the people to evaluate before their findings, so nothing deadlocks.
  await lookAtSoon(query, changed, lookAt);
  await takeOwnAlerts(query, of('alert'));
  await takeExercises(query, of('exercise'), lookAt);
}

/** Takes the time of exercises, and makes everybody due of whom there are facts in one. */
async function takeExercises(
  query: Query,
  items: readonly FeedItem[],
  lookAt: Date,
): Promise<void> {
  if (items.length === 0) return;
  const newest = newestOf(items, ({ data }) => data['exerciseId']);
  const moved = await query(
    `INSERT INTO exercise (exercise_id, version, status, now)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[])
     ON CONFLICT (exercise_id) DO UPDATE SET version = excluded.version,
       status = excluded.status, now = excluded.now
     WHERE exercise.version < excluded.version
     RETURNING exercise_id`,
    [
      newest.map(({ data }) => data['exerciseId']),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) => data['status']),
      newest.map(({ data }) => data['now'] ?? null),
    ],
  );
  await query(
    `INSERT INTO due (subject_id, at)
     SELECT DISTINCT subject_id, $2::timestamptz FROM permit WHERE lane = ANY($1::text[])
     ORDER BY subject_id
     ON CONFLICT (subject_id) DO UPDATE SET at = least(due.at, excluded.at)`,
    [moved.map((row) => String(row['exercise_id'])), lookAt],
  );
}

export async function lookAtSoon(
  query: Query,
  subjectIds: readonly string[],
  at: Date,
): Promise<void> {
  // All transactions lock in the same order, so none deadlock.
  const subjects = [...new Set(subjectIds)].sort();
  if (subjects.length === 0) return;
  await query(
    `INSERT INTO due (subject_id, at)
     SELECT s, $2
     FROM unnest($1::uuid[]) AS s
     ON CONFLICT (subject_id) DO UPDATE SET at = excluded.at`,
    [subjects, at],
  );
}

/**
 * @returns the subjects of the entities, now and before: a correction may move an entity to another
 *   person
 */
async function takeEntities(
  query: Query,
  table: 'permit' | 'movement',
  items: readonly FeedItem[],
): Promise<string[]> {
  if (items.length === 0) return [];
  const idField = `${table}_id`;
  const newest = newestOf(items, ({ data }) => data[`${table}Id`]);
  const ids = newest.map(({ data }) => data[`${table}Id`]);
  const before = await query(`SELECT subject_id FROM ${table} WHERE ${idField} = ANY($1::uuid[])`, [
    ids,
  ]);
  const names = table === 'permit' ? PERMIT_FACTS : MOVEMENT_FACTS;
  const [areaName, areaType] = table === 'permit' ? [', kecamatan', ', $7::text[]'] : ['', ''];
  await query(
    `INSERT INTO ${table} (${idField}, subject_id, event_id, version, facts, lane${areaName})
     SELECT * FROM unnest(
       $1::uuid[], $2::uuid[], $3::uuid[], $4::int[], $5::jsonb[], $6::text[]${areaType})
     ON CONFLICT (${idField}) DO UPDATE SET subject_id = excluded.subject_id,
       event_id = excluded.event_id, version = excluded.version, facts = excluded.facts,
       lane = excluded.lane${areaName ? ', kecamatan = excluded.kecamatan' : ''}
     WHERE ${table}.version < excluded.version`,
    [
      ids,
      newest.map(({ data }) => data['subjectId']),
      newest.map(({ id }) => id),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) =>
        JSON.stringify(Object.fromEntries(names.map((name) => [name, data[name] ?? null]))),
      ),
      newest.map(({ data }) => laneOf(data)),
      ...(areaName ? [newest.map(({ data }) => data['kecamatan'] ?? null)] : []),
    ],
  );
  return [
    ...items.map(({ data }) => String(data['subjectId'])),
    ...before.map((row) => String(row['subject_id'])),
  ];
}

/** @returns the subjects that changed, and those that they are or were linked with */
async function takeSubjects(query: Query, items: readonly FeedItem[]): Promise<string[]> {
  if (items.length === 0) return [];
  const newest = newestOf(items, ({ data }) => data['subjectId']);
  const rows = await query(
    `INSERT INTO subject (subject_id, version, links)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::jsonb[])
     ON CONFLICT (subject_id) DO UPDATE SET version = excluded.version, links = excluded.links
     WHERE subject.version < excluded.version RETURNING subject_id`,
    [
      newest.map(({ data }) => data['subjectId']),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) => JSON.stringify(linksOf(data))),
    ],
  );
  const taken = new Set(rows.map((row) => String(row['subject_id'])));
  const before = await query(
    'DELETE FROM subject_link WHERE one = ANY($1::uuid[]) RETURNING other',
    [[...taken]],
  );
  const links = newest
    .filter(({ data }) => taken.has(String(data['subjectId'])))
    .flatMap(({ data }) =>
      linksOf(data).map((link) => ({ one: data['subjectId'], lane: laneOf(data), ...link })),
    );
  await query(
    `INSERT INTO subject_link (one, other, relation, asserted_at, lane)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[])`,
    [
      links.map(({ one }) => one),
      links.map(({ subjectId }) => subjectId),
      links.map(({ relation }) => relation),
      links.map(({ assertedAt }) => assertedAt),
      links.map(({ lane }) => lane),
    ],
  );
  return [
    ...taken,
    ...before.map((row) => String(row['other'])),
    ...links.map(({ subjectId }) => subjectId),
  ];
}

const linksOf = (data: Json): { subjectId: string; relation: string; assertedAt: string }[] =>
  (data['links'] as never) ?? [];
