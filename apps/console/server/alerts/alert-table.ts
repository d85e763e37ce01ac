import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Query, ServiceDatabase } from '@sinergi/database';
import type { AlertRow, Silence } from '../../contract/alerts.js';
import type { OpenAlert } from './alert-tracker.js';
import { coveringSilence } from './covering-silence.js';

type StoredAlert = Omit<AlertRow, 'silenceId'>;

/** The message to receivers. Who acknowledged an alert, and with which note, is not in it. */
export interface AlertMessage {
  type: 'alert.started' | 'alert.ended';
  timestamp: string;
  data: Omit<StoredAlert, 'acknowledgement'>;
}

const MOST_LISTED = 500;
const COLUMNS =
  'alert_id, rule, severity, agency, flow, params, started_at, ended_at, acknowledged_by, ' +
  'acknowledged_at, acknowledgement, notified_at';
const ALERTS_KEPT = '90 days';
const MESSAGES_KEPT = '1 day';

/** The stored alerts, and the messages that receivers have not got yet. */
@Injectable()
export class AlertTable {
  constructor(private readonly database: ServiceDatabase) {}

  /**
   * Writes an alert's current state; repeating the call writes nothing new.
   * @returns the open alert for its rule, agency and flow: another console may have written it
   * first
   */
  async save(alert: OpenAlert, endedAt: number | null): Promise<OpenAlert> {
    const { id, rule, severity, agency, flow, params, startedAt } = alert;
    if (endedAt !== null) {
      const closed = await this.database.query(
        `UPDATE alert SET ended_at = $2, params = $3
         WHERE alert_id = $1
           AND ended_at IS NULL
         RETURNING alert_id`,
        [id, new Date(endedAt), JSON.stringify(params)],
      );
      if (closed.length > 0) return alert;
    }
    const [row] = await this.database.query(
      `INSERT INTO alert (alert_id, rule, severity, agency, flow, params, started_at, ended_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT DO NOTHING RETURNING alert_id`,
      [
        id,
        rule,
        severity,
        agency,
        flow,
        JSON.stringify(params),
        new Date(startedAt),
        endedAt === null ? null : new Date(endedAt),
      ],
    );
    if (row || endedAt !== null) return alert;
    const open = (await this.listOpen()).find(
      (other) => other.rule === rule && other.agency === agency && other.flow === flow,
    );
    return open ?? alert;
  }

  async listOpen(): Promise<OpenAlert[]> {
    const rows = await this.database.query(`SELECT ${COLUMNS} FROM alert WHERE ended_at IS NULL`);
    return rows.map((row) => {
      const { id, rule, severity, agency, flow, params, startedAt } = toAlert(row);
      return { id, rule, severity, agency, flow, params, startedAt: Date.parse(startedAt) };
    });
  }

  /** Returns alerts, latest first; open ones before ended ones. */
  async list(state: 'open' | 'all'): Promise<StoredAlert[]> {
    const rows = await this.database.query(
      `SELECT ${COLUMNS}
       FROM alert
       WHERE ended_at IS NULL
         OR $1
       ORDER BY ended_at IS NOT NULL, started_at DESC, alert_id
       LIMIT ${MOST_LISTED}`,
      [state === 'all'],
    );
    return rows.map(toAlert);
  }

  async one(alertId: string): Promise<StoredAlert | undefined> {
    const [row] = await this.database.query(`SELECT ${COLUMNS} FROM alert WHERE alert_id = $1`, [
      alertId,
    ]);
    return row && toAlert(row);
  }

  /**
   * Acknowledges an alert; the first operator who does so keeps it.
   * @returns whether nobody had acknowledged it before
   */
  async acknowledge(alertId: string, by: string, note: string): Promise<boolean> {
    const rows = await this.database.query(
      `UPDATE alert SET acknowledged_by = $2, acknowledged_at = clock_timestamp(),
         acknowledgement = $3
       WHERE alert_id = $1 AND acknowledged_at IS NULL RETURNING alert_id`,
      [alertId, by, note],
    );
    return rows.length > 0;
  }

  /**
   * Queues the messages that receivers have not got: that an alert began, once, and not while it is
   * silenced or acknowledged; and that it ended, where they were told that it began. The mark and
   * the messages are in one transaction, so that each is told, and by one console only.
   * @param now epoch ms
   * @returns the number of messages
   */
  async queueMessages(silences: readonly Silence[], now: number): Promise<number> {
    return this.database.inTransaction(async (query) => {
      const begun = await query(
        `SELECT ${COLUMNS}
         FROM alert
         WHERE ended_at IS NULL
           AND notified_at IS NULL
           AND acknowledged_at IS NULL
         ORDER BY started_at
         FOR UPDATE SKIP LOCKED`,
      );
      const told = begun
        .map(toAlert)
        .filter((alert) => coveringSilence(silences, alert, now) === undefined);
      await query(
        'UPDATE alert SET notified_at = clock_timestamp() WHERE alert_id = ANY($1::uuid[])',
        [told.map(({ id }) => id)],
      );
      const over = await query(
        `UPDATE alert SET end_notified_at = clock_timestamp()
         WHERE ended_at IS NOT NULL
           AND notified_at IS NOT NULL
           AND end_notified_at IS NULL
         RETURNING ${COLUMNS}`,
      );
      const messages = [
        ...told.map((alert) => messageOf('alert.started', alert.startedAt, alert)),
        ...over.map(toAlert).map((alert) => messageOf('alert.ended', alert.endedAt!, alert)),
      ];
      await queue(query, messages);
      return messages.length;
    });
  }

  async forget(): Promise<void> {
    await this.database.query(
      `DELETE FROM alert WHERE ended_at < clock_timestamp() - interval '${ALERTS_KEPT}'`,
    );
    await this.database.query(
      `DELETE FROM alert_delivery
       WHERE queued_at < clock_timestamp() - interval '${MESSAGES_KEPT}'`,
    );
  }
}

function messageOf(
  type: AlertMessage['type'],
  timestamp: string,
  { acknowledgement: _, ...data }: StoredAlert,
): AlertMessage {
  return { type, timestamp, data };
}

/** Queues one delivery for each receiver. */
async function queue(query: Query, messages: readonly AlertMessage[]): Promise<void> {
  if (messages.length === 0) return;
  await query(
    `INSERT INTO alert_delivery (webhook_id, message_id, body)
     SELECT webhook_id, message_id, body
     FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS m(message_id, body, n), alert_webhook
     ORDER BY n`,
    [messages.map(() => randomUUID()), messages.map((message) => JSON.stringify(message))],
  );
}

function toAlert(row: Record<string, unknown>): StoredAlert {
  const acknowledgedAt = row['acknowledged_at'] as Date | null;
  return {
    id: String(row['alert_id']),
    rule: row['rule'] as AlertRow['rule'],
    severity: row['severity'] as AlertRow['severity'],
    agency: (row['agency'] as string | null) ?? null,
    flow: (row['flow'] as string | null) ?? null,
    params: row['params'] as AlertRow['params'],
    startedAt: (row['started_at'] as Date).toISOString(),
    endedAt: (row['ended_at'] as Date | null)?.toISOString() ?? null,
    acknowledgement:
      acknowledgedAt === null
        ? null
        : {
            by: String(row['acknowledged_by']),
            at: acknowledgedAt.toISOString(),
            note: String(row['acknowledgement']),
          },
  };
}
