import type { Query } from '@sinergi/database';
import type { OpenUnit } from '@sinergi/detection';
import { makeDue, UNIT_COLUMNS } from './due.js';
import { type FeedItem, newestOf } from './feed-item.js';
import type { RuleBook } from './rule-book.js';

/**
 * Takes the time of exercises. As one moves on, those units in it are due whose time came; as one
 * becomes known, all in it are, since nothing is evaluated by a time that is not known.
 */
export async function takeExercises(
  query: Query,
  items: readonly FeedItem[],
  { lookAt, book }: { lookAt: Date; book: RuleBook },
): Promise<void> {
  if (items.length === 0) return;
  const newest = newestOf(items, ({ data }) => data['exerciseId']);
  const before = await query(
    'SELECT exercise_id, now IS NULL AS is_real FROM exercise WHERE exercise_id = ANY($1::uuid[])',
    [newest.map(({ data }) => data['exerciseId'])],
  );
  const moved = await query(
    `INSERT INTO exercise (exercise_id, version, status, now)
     SELECT * FROM unnest($1::uuid[], $2::int[], $3::text[], $4::timestamptz[])
     ON CONFLICT (exercise_id) DO UPDATE SET version = excluded.version,
       status = excluded.status, now = excluded.now
     WHERE exercise.version < excluded.version
     RETURNING exercise_id, now`,
    [
      newest.map(({ data }) => data['exerciseId']),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) => data['status']),
      newest.map(({ data }) => data['now'] ?? null),
    ],
  );
  for (const row of moved) {
    const lane = String(row['exercise_id']);
    const known = before.find((one) => one['exercise_id'] === lane);
    if (known && known['is_real'] === (row['now'] === null))
      await makeDue(
        query,
        'SELECT unit, unit_id, lane FROM due WHERE lane = $2 AND lane_at <= $3',
        lookAt,
        [lane, row['now']],
      );
    else
      for (const unit of Object.keys(UNIT_COLUMNS) as OpenUnit[])
        await lookAtAllWith(query, { unit, lane, kinds: book.kindsOf(unit) }, lookAt);
  }
}

/** Makes all units due of whom there is a fact of certain kinds, or an open finding. */
export async function lookAtAllWith(
  query: Query,
  { unit, kinds, lane }: { unit: OpenUnit; kinds: readonly string[]; lane: string | null },
  at: Date,
): Promise<void> {
  const column = UNIT_COLUMNS[unit];
  await makeDue(
    query,
    `SELECT $2::text, ${column}::text, lane FROM fact
     WHERE kind = ANY($3::text[]) AND ${column} IS NOT NULL AND lane = coalesce($4::text, lane)
     UNION SELECT unit, unit_id, lane FROM finding
     WHERE state = 'OPEN' AND unit = $2 AND lane = coalesce($4::text, lane)`,
    at,
    [unit, kinds, lane],
  );
}
