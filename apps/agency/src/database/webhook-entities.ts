import { EntitySchema } from 'typeorm';
import { AS_BIGINT } from './as-bigint.js';

/** A row of `webhook`. */
export interface WebhookRow {
  webhookId: string;
  client: string;
  url: string;
  flows: string[];
  /** live, an exercise, or ALL */
  lane: string;
  /** by which it is narrowed, such as `addressedTo` */
  words: Record<string, string>;
  /** NONE: it is told that there is an event, and nothing of it */
  content: 'WHOLE' | 'NONE';
  state: 'ENABLED' | 'DISABLED';
  /** why it is disabled; null while it is not */
  reason: string | null;
  /** wrapped under the agency's keystore */
  signingKey: Buffer;
  publicKey: string;
  /** where it is in the feed */
  position: bigint;
  /** in a row */
  failures: number;
  nextAttemptAt: Date | null;
  createdAt: Date;
  rightUntil: Date;
}

/** A row of `webhook_attempt`. */
export interface WebhookAttemptRow {
  attemptNo: string;
  webhookId: string;
  eventId: string;
  at: Date;
  outcome: string;
  status: number | null;
  detail: string;
  durationMs: number;
}

export const webhookEntity = new EntitySchema<WebhookRow>({
  name: 'webhook',
  columns: {
    webhookId: { name: 'webhook_id', type: 'uuid', primary: true },
    client: { type: 'text' },
    url: { type: 'text' },
    flows: { type: 'text', array: true },
    lane: { type: 'text' },
    words: { type: 'jsonb', default: {} },
    content: { type: 'text', default: 'WHOLE' },
    state: { type: 'text', default: 'ENABLED' },
    reason: { type: 'text', nullable: true },
    signingKey: { name: 'signing_key', type: 'bytea' },
    publicKey: { name: 'public_key', type: 'text' },
    position: { name: 'place', type: 'bigint', transformer: AS_BIGINT },
    failures: { type: 'integer', default: 0 },
    nextAttemptAt: { name: 'next_attempt_at', type: 'timestamptz', nullable: true },
    createdAt: { name: 'created_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    rightUntil: { name: 'right_until', type: 'timestamptz' },
  },
});

export const webhookAttemptEntity = new EntitySchema<WebhookAttemptRow>({
  name: 'webhook_attempt',
  columns: {
    attemptNo: { name: 'attempt_no', type: 'bigint', primary: true, generated: 'increment' },
    webhookId: { name: 'webhook_id', type: 'uuid' },
    eventId: { name: 'event_id', type: 'uuid' },
    at: { type: 'timestamptz' },
    outcome: { type: 'text' },
    status: { type: 'integer', nullable: true },
    detail: { type: 'text' },
    durationMs: { name: 'duration_ms', type: 'integer' },
  },
});
