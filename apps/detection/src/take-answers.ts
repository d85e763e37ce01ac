import type { Query } from '@sinergi/database';
import { type FeedItem, newestOf } from './feed-item.js';

/**
 * Takes what agencies answered to alerts. A version that is known changes nothing.
 *
 * @returns the subjects whose alerts got another answer
 */
export async function takeAnswers(query: Query, items: readonly FeedItem[]): Promise<string[]> {
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
  return subjectsOf(
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
 * Returns the subjects of permits whose alert was answered before its id was noted here, as it can
 * be where the service was killed in between.
 */
export async function answeredEarly(
  query: Query,
  alerts: readonly { permitId: string; alertId: unknown }[],
): Promise<string[]> {
  if (alerts.length === 0) return [];
  const rows = await query(
    `SELECT DISTINCT p.subject_id
     FROM unnest($1::uuid[], $2::uuid[]) AS s(permit_id, alert_id)
     JOIN permit p USING (permit_id)
     JOIN answer a USING (alert_id)`,
    [alerts.map(({ permitId }) => permitId), alerts.map(({ alertId }) => alertId)],
  );
  return rows.map((row) => String(row['subject_id']));
}

/** Returns the subjects of the permits that open alerts of this service are about. */
async function subjectsOf(query: Query, alertIds: readonly unknown[]): Promise<string[]> {
  if (alertIds.length === 0) return [];
  const rows = await query(
    `SELECT DISTINCT p.subject_id FROM finding f JOIN permit p USING (permit_id)
     WHERE f.state = 'OPEN' AND f.alert_id = ANY($1::uuid[])`,
    [alertIds],
  );
  return rows.map((row) => String(row['subject_id']));
}
