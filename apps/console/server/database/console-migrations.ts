import type { ServiceRights, SqlMigration } from '@sinergi/database';
import { APPEND_ACTION, actionMigration } from './action-migration.js';

/**
 * The console's own tables: sessions, human actions, samples, alerts. They hold no payload of any
 * event.
 */
export const consoleMigrations: SqlMigration[] = [
  {
    name: 'Sessions1764100005000',
    up: `
      CREATE TABLE session (
        session_id uuid PRIMARY KEY, secret_hash bytea NOT NULL UNIQUE, operator_id text NOT NULL,
        operator jsonb NOT NULL, refresh_token bytea,
        csrf_token text NOT NULL, started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        expires_at timestamptz NOT NULL);
      CREATE INDEX session_expiry ON session (expires_at);
      CREATE TABLE action (
        action_id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        at timestamptz NOT NULL DEFAULT clock_timestamp(),
        operator_id text NOT NULL, operator_name text NOT NULL, operator_agency text NOT NULL,
        action text NOT NULL, agency text,
        target jsonb NOT NULL, reason text NOT NULL, before jsonb, after jsonb,
        outcome text NOT NULL DEFAULT 'FAILED');
      CREATE INDEX action_agency ON action (agency, seq DESC);`,
    down: 'DROP TABLE action, session;',
  },
  {
    name: 'Samples1764100006000',
    up: `
      CREATE TABLE sample (
        agency text NOT NULL, at timestamptz NOT NULL, lag_ms float8, pending float8,
        applied_per_second float8, outbox_pending float8,
        dead_letters float8, waiting float8, PRIMARY KEY (agency, at));
      CREATE INDEX sample_age ON sample (at);
      CREATE TABLE sample_rollup (
        agency text NOT NULL, at timestamptz NOT NULL,
        lag_ms_avg float8, lag_ms_max float8, pending_avg float8, pending_max float8,
        applied_per_second_avg float8, applied_per_second_max float8,
        outbox_pending_avg float8, outbox_pending_max float8, dead_letters_avg float8,
        dead_letters_max float8, waiting_avg float8, waiting_max float8,
        PRIMARY KEY (agency, at));
      CREATE INDEX sample_rollup_age ON sample_rollup (at);`,
    down: 'DROP TABLE sample_rollup, sample;',
  },
  {
    name: 'Alerts1764100007000',
    up: `
      CREATE TABLE alert (
        alert_id uuid PRIMARY KEY, rule text NOT NULL, severity text NOT NULL, agency text,
        flow text, params jsonb NOT NULL,
        started_at timestamptz NOT NULL, ended_at timestamptz, acknowledged_by text,
        acknowledged_at timestamptz, acknowledgement text,
        notified_at timestamptz, end_notified_at timestamptz);
      CREATE UNIQUE INDEX alert_open ON alert (rule, coalesce(agency, ''), coalesce(flow, ''))
        WHERE ended_at IS NULL;
      CREATE INDEX alert_latest ON alert (started_at DESC);
      CREATE INDEX alert_age ON alert (ended_at);
      CREATE INDEX alert_end_untold ON alert (ended_at)
        WHERE ended_at IS NOT NULL
          AND notified_at IS NOT NULL
          AND end_notified_at IS NULL;
      CREATE TABLE silence (
        silence_id uuid PRIMARY KEY, rule text, agency text, flow text, until timestamptz NOT NULL,
        by text NOT NULL, reason text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE INDEX silence_until ON silence (until);
      CREATE TABLE alert_webhook (
        webhook_id uuid PRIMARY KEY, url text NOT NULL, seed bytea NOT NULL,
        public_key text NOT NULL, failures integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz, attempted_at timestamptz, status integer,
        detail text NOT NULL DEFAULT '',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE TABLE alert_delivery (
        delivery_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        webhook_id uuid NOT NULL REFERENCES alert_webhook ON DELETE CASCADE,
        message_id uuid NOT NULL, body text NOT NULL,
        queued_at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE INDEX alert_delivery_next ON alert_delivery (webhook_id, delivery_no);`,
    down: 'DROP TABLE alert_delivery, alert_webhook, silence, alert;',
  },
  actionMigration,
  {
    name: 'LedgersSeen1764100009000',
    up: `
      CREATE TABLE ledger_seen (
        agency text PRIMARY KEY, length bigint NOT NULL, head text NOT NULL,
        received_at timestamptz NOT NULL, contradiction jsonb);`,
    down: 'DROP TABLE ledger_seen;',
  },
  {
    // Servers of other pages keep sessions too, of people who are no operators.
    name: 'SessionsOfPeople1764800400000',
    up: `
      ALTER TABLE session RENAME COLUMN operator_id TO person_id;
      ALTER TABLE session RENAME COLUMN operator TO person;`,
    down: `
      ALTER TABLE session RENAME COLUMN person_id TO operator_id;
      ALTER TABLE session RENAME COLUMN person TO operator;`,
  },
  {
    name: 'FlowSamples1764900000000',
    up: `
      CREATE TABLE flow_sample (
        flow text NOT NULL, step_seconds integer NOT NULL, at timestamptz NOT NULL,
        mean float8 NOT NULL, samples integer NOT NULL, PRIMARY KEY (flow, step_seconds, at));
      CREATE INDEX flow_sample_age ON flow_sample (step_seconds, at);
      CREATE TABLE agency_start (
        agency text NOT NULL, at timestamptz NOT NULL, software text NOT NULL,
        PRIMARY KEY (agency, at));
      CREATE INDEX agency_start_age ON agency_start (at);`,
    down: 'DROP TABLE agency_start, flow_sample;',
  },
];

/** What the console may do in its database, which another role owns. */
export const consoleRights: ServiceRights = {
  appendOnly: ['action_entry', 'action'],
  functions: [APPEND_ACTION],
};
