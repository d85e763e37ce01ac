import type { Query } from '@sinergi/database';
import { laneOf } from '@sinergi/domain';
import { makeDue } from './due.js';
import { type FeedItem, newestOf } from './feed-item.js';
import { grouped } from './grouped.js';

/**
 * Takes up to when owners have said what they know, and makes the units due whose rules asked for
 * the coverage of that flow when they were last evaluated. A version that is known changes nothing.
 */
export async function takeCoverage(
  query: Query,
  items: readonly FeedItem[],
  lookAt: Date,
): Promise<void> {
  const newest = newestOf(items, ({ data }) => data['coverageId']);
  if (newest.length === 0) return;
  const advanced = await query(
    `INSERT INTO coverage (coverage_id, lane, version, owner, flow, kecamatan, complete_until)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[],
       $7::timestamptz[])
     ON CONFLICT (coverage_id) DO UPDATE SET lane = excluded.lane, version = excluded.version,
       owner = excluded.owner, flow = excluded.flow, kecamatan = excluded.kecamatan,
       complete_until = excluded.complete_until
     WHERE coverage.version < excluded.version
     RETURNING lane, flow`,
    [
      newest.map(({ data }) => data['coverageId']),
      newest.map(({ data }) => laneOf(data)),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) => data['owner']),
      newest.map(({ data }) => data['flow']),
      newest.map(({ data }) => data['kecamatan'] ?? null),
      newest.map(({ data }) => data['completeUntil']),
    ],
  );
  const flowsOf = grouped(advanced, (row) => String(row['lane']));
  for (const [lane, rows] of flowsOf)
    await makeDue(
      query,
      'SELECT unit, unit_id, lane FROM due WHERE lane = $2 AND asks && $3::text[]',
      lookAt,
      [lane, rows.map((row) => row['flow'])],
    );
}
