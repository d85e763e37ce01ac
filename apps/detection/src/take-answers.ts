import type { Query } from '@sinergi/database';
import type { UnitInLane } from './due.js';
import { type FeedItem, newestOf } from './feed-item.js';

/**
 * Takes what agencies answered to alerts. A version that is known changes nothing.
 *
 * @returns the units whose alerts got another answer
 */
export async function takeAnswers(query: Query, items: readonly FeedItem[]): Promise<UnitInLane[]> {
  const newest = newestOf(items, ({ data }) => `${data['alertId']} ${data['owner']}`);
  if (newest.length === 0) return [];
  const rows = await query(
    `INSERT INTO answer (alert_id, owner, version, event_id, stage, result)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::int[], $4::uuid[], $5::text[], $6::text[])
     ON CONFLICT (alert_id, owner) DO UPDATE SET version = excluded.version,
       event_id = excluded.event_id, stage = excluded.stage, result = excluded.result
     WHERE answer.version < excluded.version
     RETURNING alert_id`,
    [
      newest.map(({ data }) => data['alertId']),
      newest.map(({ data }) => data['owner']),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ id }) => id),
      newest.map(({ data }) => data['stage']),
      newest.map(({ data }) => data['result'] ?? null),
    ],
  );
  return unitsOf(
    query,
    rows.map((row) => String(row['alert_id'])),
  );
}

/**
 * Takes what became of this service's own alerts. An alert that somebody else with this
 * participant's rights has ended is over here too, and counts as answered; one that was changed is
 * at its newest version.
 */
export async function takeOwnAlerts(query: Query, items: readonly FeedItem[]): Promise<void> {
  const newest = newestOf(items, ({ data }) => String(data['alertId']));
  if (newest.length === 0) return;
  await query(
    `UPDATE finding SET alert_version = GREATEST(finding.alert_version, s.version),
       state = CASE WHEN finding.state = 'OPEN' AND s.status IN ('RETRACTED', 'CLOSED')
         THEN 'CLOSED' ELSE finding.state END
     FROM unnest($1::uuid[], $2::int[], $3::text[]) AS s(alert_id, version, status)
     WHERE finding.alert_id = s.alert_id`,
    [
      newest.map(({ data }) => data['alertId']),
      newest.map(({ entityversion }) => entityversion),
      newest.map(({ data }) => data['status']),
    ],
  );
}

/**
 * Returns the units of findings whose alert was answered before its id was noted here, as it can be
 * where the service was killed in between.
 */
export async function answeredEarly(
  query: Query,
  alerts: readonly { findingNo: string; alertId: unknown }[],
): Promise<UnitInLane[]> {
  if (alerts.length === 0) return [];
  const rows = await query(
    `SELECT f.unit, f.unit_id, f.lane
     FROM unnest($1::bigint[], $2::uuid[]) AS s(finding_no, alert_id)
     JOIN finding f USING (finding_no)
     JOIN answer a ON a.alert_id = s.alert_id
     WHERE f.state = 'OPEN'`,
    [alerts.map(({ findingNo }) => findingNo), alerts.map(({ alertId }) => alertId)],
  );
  return rows.map(toUnit);
}

/** Returns the units that open alerts of this service are about. */
async function unitsOf(query: Query, alertIds: readonly unknown[]): Promise<UnitInLane[]> {
  if (alertIds.length === 0) return [];
  const rows = await query(
    `SELECT unit, unit_id, lane FROM finding WHERE state = 'OPEN' AND alert_id = ANY($1::uuid[])`,
    [alertIds],
  );
  return rows.map(toUnit);
}

const toUnit = (row: Record<string, unknown>): UnitInLane => ({
  unit: row['unit'] as UnitInLane['unit'],
  unitId: String(row['unit_id']),
  lane: String(row['lane']),
});
