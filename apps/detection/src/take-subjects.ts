import type { Query } from '@sinergi/database';
import { laneOf } from '@sinergi/domain';
import type { UnitInLane } from './due.js';
import { type FeedItem, newestOf } from './feed-item.js';

/**
 * Takes which subjects are the same person. A version that is known changes nothing.
 *
 * @returns the subjects whose links changed, and those that they are or were linked with
 */
export async function takeSubjects(
  query: Query,
  items: readonly FeedItem[],
): Promise<UnitInLane[]> {
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
    'DELETE FROM subject_link WHERE one = ANY($1::uuid[]) RETURNING one, other, lane',
    [[...taken]],
  );
  const links = newest
    .filter(({ data }) => taken.has(String(data['subjectId'])))
    .flatMap(({ data }) =>
      linksOf(data).map((link) => ({
        ...{ one: String(data['subjectId']), other: link.subjectId, lane: laneOf(data) },
        ...{ relation: link.relation, assertedAt: link.assertedAt },
      })),
    );
  if (links.length > 0)
    await query(
      `INSERT INTO subject_link (one, other, relation, asserted_at, lane)
       SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[])`,
      [
        links.map(({ one }) => one),
        links.map(({ other }) => other),
        links.map(({ relation }) => relation),
        links.map(({ assertedAt }) => assertedAt),
        links.map(({ lane }) => lane),
      ],
    );
  return [...before, ...links].flatMap(({ one, other, lane }) =>
    [one, other].map(
      (subject): UnitInLane => ({
        ...{ unit: 'PERSON', unitId: String(subject), lane: String(lane) },
      }),
    ),
  );
}

const linksOf = (
  data: Record<string, unknown>,
): { subjectId: string; relation: string; assertedAt: string }[] => (data['links'] as never) ?? [];
