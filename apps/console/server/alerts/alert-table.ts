import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Query, ServiceDatabase } from '@sinergi/database';
import { isOverSince, now } from '@sinergi/web-server';
import { type FindOptionsWhere, In, IsNull, Not } from 'typeorm';
import type { AlertRow, Silence } from '../../contract/alerts.js';
import { type AlertEntity, alertDeliveryEntity, alertEntity } from '../database/alert-entities.js';
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
      const closed = await this.database.using(alertEntity, (alerts) =>
        alerts.update({ alertId: id, endedAt: IsNull() }, { endedAt: new Date(endedAt), params }),
      );
      if (closed.affected) return alert;
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
    const rows = await this.database.using(alertEntity, (alerts) =>
      alerts.findBy({ endedAt: IsNull() }),
    );
    return rows.map(({ alertId, rule, severity, agency, flow, params, startedAt }) => ({
      ...{ id: alertId, rule, severity, agency, flow, params },
      startedAt: startedAt.getTime(),
    }));
  }

  /** Returns alerts, latest first; open ones before ended ones. */
  async list(state: 'open' | 'all'): Promise<StoredAlert[]> {
    const rows = await this.database.using(alertEntity, (alerts) =>
      alerts
        .createQueryBuilder('alert')
        .where(state === 'all' ? {} : { endedAt: IsNull() })
        .orderBy('alert.endedAt IS NOT NULL')
        .addOrderBy('alert.startedAt', 'DESC')
        .addOrderBy('alert.alertId')
        .limit(MOST_LISTED)
        .getMany(),
    );
    return rows.map(toAlert);
  }

  async one(alertId: string): Promise<StoredAlert | undefined> {
    const row = await this.database.using(alertEntity, (alerts) => alerts.findOneBy({ alertId }));
    return row ? toAlert(row) : undefined;
  }

  /**
   * Acknowledges an alert; the first operator who does so keeps it.
   * @returns whether nobody had acknowledged it before
   */
  async acknowledge(alertId: string, by: string, note: string): Promise<boolean> {
    const { affected } = await this.database.using(alertEntity, (alerts) =>
      alerts.update(
        { alertId, acknowledgedAt: IsNull() },
        { acknowledgedBy: by, acknowledgedAt: now, acknowledgement: note },
      ),
    );
    return affected !== 0;
  }

  /**
   * Queues the messages that receivers have not got: that an alert began, once, and not while it is
   * silenced or acknowledged; and that it ended, where they were told that it began. The mark and
   * the messages are in one transaction, so that each is told, and by one console only.
   * @param at epoch ms
   * @returns the number of messages
   */
  async queueMessages(silences: readonly Silence[], at: number): Promise<number> {
    return this.database.inTransaction(async (query, manager) => {
      const alerts = manager.getRepository(alertEntity);
      // A row that another console holds is told by that one.
      const free = (where: FindOptionsWhere<AlertEntity>): Promise<AlertEntity[]> =>
        alerts
          .createQueryBuilder('alert')
          .where(where)
          .orderBy('alert.startedAt')
          .setLock('pessimistic_write')
          .setOnLocked('skip_locked')
          .getMany();
      const begun = await free({
        endedAt: IsNull(),
        notifiedAt: IsNull(),
        acknowledgedAt: IsNull(),
      });
      const told = begun
        .map(toAlert)
        .filter((alert) => coveringSilence(silences, alert, at) === undefined);
      await alerts.update({ alertId: In(told.map(({ id }) => id)) }, { notifiedAt: now });
      const over = await free({
        endedAt: Not(IsNull()),
        notifiedAt: Not(IsNull()),
        endNotifiedAt: IsNull(),
      });
      await alerts.update(
        { alertId: In(over.map(({ alertId }) => alertId)) },
        { endNotifiedAt: now },
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
    await this.database.using(alertEntity, (alerts) =>
      alerts.delete({ endedAt: isOverSince(ALERTS_KEPT) }),
    );
    await this.database.using(alertDeliveryEntity, (deliveries) =>
      deliveries.delete({ queuedAt: isOverSince(MESSAGES_KEPT) }),
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

function toAlert(row: AlertEntity): StoredAlert {
  const { alertId, rule, severity, agency, flow, params, startedAt, endedAt } = row;
  const { acknowledgedBy, acknowledgedAt, acknowledgement } = row;
  return {
    ...{ id: alertId, rule, severity, agency, flow, params },
    startedAt: startedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    acknowledgement:
      acknowledgedAt === null
        ? null
        : { by: acknowledgedBy!, at: acknowledgedAt.toISOString(), note: acknowledgement! },
  };
}
