import type { Query } from '@sinergi/database';
import { laneOf } from '@sinergi/domain';
import type { UnitInLane } from './due.js';
import { type FeedItem, newestOf } from './feed-item.js';

/**
 * Takes which subjects are held for a human, and how far. A version that is known changes nothing.
 *
 * @returns the people
 */
export async function takeHolds(query: Query, items: readonly FeedItem[]): Promise<UnitInLane[]> {
  const newest = newestOf(items, ({ data }) => data['holdId']);
  if (newest.length === 0) return [];
  const rows = await query(
    `INSERT INTO hold (hold_id, subject_id, version, reach, is_held, lane)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::boolean[], $6::text[])
     ON CONFLICT (hold_id) DO UPDATE SET subject_id = excluded.subject_id,
       version = excluded.version, reach = excluded.reach, is_held = excluded.is_held,
       lane = excluded.lane
     WHERE hold.version < excluded.version
     RETURNING subject_id, lane`,
    [
      newest.map(({ data }) => data['holdId']),
      newest.map(({ data }) => data['subjectId']),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) => data['reach'] ?? 'UNKNOWN'),
      newest.map(({ data }) => data['status'] !== 'RELEASED'),
      newest.map(({ data }) => laneOf(data)),
    ],
  );
  return rows.map((row) => ({
    ...{ unit: 'PERSON', unitId: String(row['subject_id']), lane: String(row['lane']) },
  }));
}
