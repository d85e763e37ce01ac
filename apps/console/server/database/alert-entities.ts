import { EntitySchema } from 'typeorm';
import type { AlertRow, AlertRule } from '../../contract/alerts.js';

/** A row of `alert`. */
export interface AlertEntity {
  alertId: string;
  rule: AlertRule;
  severity: AlertRow['severity'];
  agency: string | null;
  flow: string | null;
  params: AlertRow['params'];
  startedAt: Date;
  endedAt: Date | null;
  acknowledgedBy: string | null;
  acknowledgedAt: Date | null;
  acknowledgement: string | null;
  /** when receivers were told that it began */
  notifiedAt: Date | null;
  /** when receivers were told that it ended */
  endNotifiedAt: Date | null;
}

/** A row of `silence`. */
export interface SilenceEntity {
  silenceId: string;
  rule: AlertRule | null;
  agency: string | null;
  flow: string | null;
  until: Date;
  by: string;
  reason: string;
  createdAt: Date;
}

/** A row of `alert_webhook`. */
export interface AlertWebhookEntity {
  webhookId: string;
  url: string;
  /** sealed with the console's own key */
  seed: Buffer;
  publicKey: string;
  /** in a row */
  failures: number;
  nextAttemptAt: Date | null;
  attemptedAt: Date | null;
  status: number | null;
  detail: string;
  createdAt: Date;
}

/** A row of `alert_delivery`: a message that a receiver has not got yet. */
export interface AlertDeliveryEntity {
  /** decimal digits */
  deliveryNo: string;
  webhookId: string;
  messageId: string;
  body: string;
  queuedAt: Date;
}

export const alertEntity = new EntitySchema<AlertEntity>({
  name: 'alert',
  columns: {
    alertId: { name: 'alert_id', type: 'uuid', primary: true },
    rule: { type: 'text' },
    severity: { type: 'text' },
    agency: { type: 'text', nullable: true },
    flow: { type: 'text', nullable: true },
    params: { type: 'jsonb' },
    startedAt: { name: 'started_at', type: 'timestamptz' },
    endedAt: { name: 'ended_at', type: 'timestamptz', nullable: true },
    acknowledgedBy: { name: 'acknowledged_by', type: 'text', nullable: true },
    acknowledgedAt: { name: 'acknowledged_at', type: 'timestamptz', nullable: true },
    acknowledgement: { type: 'text', nullable: true },
    notifiedAt: { name: 'notified_at', type: 'timestamptz', nullable: true },
    endNotifiedAt: { name: 'end_notified_at', type: 'timestamptz', nullable: true },
  },
});

export const silenceEntity = new EntitySchema<SilenceEntity>({
  name: 'silence',
  columns: {
    silenceId: { name: 'silence_id', type: 'uuid', primary: true },
    rule: { type: 'text', nullable: true },
    agency: { type: 'text', nullable: true },
    flow: { type: 'text', nullable: true },
    until: { type: 'timestamptz' },
    by: { type: 'text' },
    reason: { type: 'text' },
    createdAt: { name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
  },
});

export const alertWebhookEntity = new EntitySchema<AlertWebhookEntity>({
  name: 'alert_webhook',
  columns: {
    webhookId: { name: 'webhook_id', type: 'uuid', primary: true },
    url: { type: 'text' },
    seed: { type: 'bytea' },
    publicKey: { name: 'public_key', type: 'text' },
    failures: { type: 'integer', default: 0 },
    nextAttemptAt: { name: 'next_attempt_at', type: 'timestamptz', nullable: true },
    attemptedAt: { name: 'attempted_at', type: 'timestamptz', nullable: true },
    status: { type: 'integer', nullable: true },
    detail: { type: 'text', default: '' },
    createdAt: { name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
  },
});

export const alertDeliveryEntity = new EntitySchema<AlertDeliveryEntity>({
  name: 'alert_delivery',
  columns: {
    deliveryNo: {
      name: 'delivery_no',
      type: 'bigint',
      primary: true,
      generated: 'increment',
    },
    webhookId: { name: 'webhook_id', type: 'uuid' },
    messageId: { name: 'message_id', type: 'uuid' },
    body: { type: 'text' },
    queuedAt: { name: 'queued_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
  },
});
