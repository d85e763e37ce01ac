import type { Query } from '@sinergi/database';
import { type Lane, laneOf } from '@sinergi/domain';
import { type FeedItem, newestOf } from './feed-item.js';

/**
 * Takes which subjects are held for a human. A version that is known changes nothing.
 *
 * @returns the subjects
 */
export async function takeHolds(query: Query, items: readonly FeedItem[]): Promise<string[]> {
  const newest = newestOf(items, ({ data }) => data['holdId']);
  if (newest.length === 0) return [];
  const rows = await query(
    `INSERT INTO hold (hold_id, subject_id, version, is_held, lane)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::boolean[], $5::text[])
     ON CONFLICT (hold_id) DO UPDATE SET subject_id = excluded.subject_id,
       version = excluded.version, is_held = excluded.is_held, lane = excluded.lane
     WHERE hold.version < excluded.version
     RETURNING subject_id`,
    [
      newest.map(({ data }) => data['holdId']),
      newest.map(({ data }) => data['subjectId']),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) => data['status'] !== 'RELEASED'),
      newest.map(({ data }) => laneOf(data)),
    ],
  );
  return rows.map((row) => String(row['subject_id']));
}

/** Whether one of a person's subjects is held, however far: every hold keeps off an overstay. */
export async function isAnyHeld(
  query: Query,
  subjects: readonly string[],
  lane: Lane,
): Promise<boolean> {
  const rows = await query(
    'SELECT 1 FROM hold WHERE is_held AND subject_id = ANY($1::uuid[]) AND lane = $2 LIMIT 1',
    [subjects, lane],
  );
  return rows.length > 0;
}
