import { type ServiceRights, type SqlMigration, toMigration } from '@sinergi/database';
import { outboxMigrations } from '@sinergi/outbox';
import { replicaMigrations } from '@sinergi/replica';
import { trustMigrations } from '@sinergi/trust';
import { attachmentMigration } from './attachment-migration.js';
import { clockMigration, clockPartsMigration } from './clock-migration.js';
import { holdsMigration } from './holds-migration.js';
import { identityRulesMigration } from './identity-rules-migration.js';
import {
  APPEND_DISCLOSURE,
  ledgerMigration,
  noticesMigration,
  openingsMigration,
  reportedMigration,
} from './ledger-migration.js';
import { lineageMigration } from './lineage-migration.js';
import { ownWorkMigration } from './own-work-migration.js';
import { proposalsMigration } from './proposals-migration.js';
import { refusedOwnMigration } from './refused-own-migration.js';
import { requestKindMigration } from './request-kind-migration.js';
import { restoredMigration } from './restored-entity.js';

export const ownMigrations: SqlMigration[] = [
  {
    name: 'Agency1763900003000',
    up: `
      CREATE TABLE owned_entity (
        flow text NOT NULL, entity_id text NOT NULL, version integer NOT NULL CHECK (version > 0),
        event_id uuid NOT NULL, value bytea NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (flow, entity_id));
      CREATE TABLE idempotency (
        client text NOT NULL, key_hash bytea NOT NULL, payload_hash bytea NOT NULL, status integer,
        response jsonb,
        created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (client, key_hash));
      CREATE INDEX idempotency_age ON idempotency (created_at);
      CREATE TABLE disclosure (
        disclosure_id uuid PRIMARY KEY, asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        client text NOT NULL, officer text NOT NULL,
        purpose text NOT NULL, reason text NOT NULL, topic text NOT NULL, key text NOT NULL,
        version integer NOT NULL, groups text[] NOT NULL);
      CREATE INDEX disclosure_entity ON disclosure (topic, key);`,
    down: 'DROP TABLE disclosure, idempotency, owned_entity;',
  },
  {
    name: 'Subjects1764000003000',
    up: `
      CREATE TABLE feed_cursor (name text PRIMARY KEY, last_seq bigint NOT NULL);
      CREATE TABLE subject_document (
        blind bytea NOT NULL, subject_id uuid NOT NULL,
        noted_at timestamptz NOT NULL DEFAULT clock_timestamp(), PRIMARY KEY (blind, subject_id));
      CREATE TABLE subject_link (
        one uuid NOT NULL, other uuid NOT NULL, relation text NOT NULL,
        asserted_at timestamptz NOT NULL, PRIMARY KEY (one, other, relation));
      CREATE INDEX subject_link_other ON subject_link (other);
      CREATE TABLE subject_waiting (subject_id uuid PRIMARY KEY, owner text NOT NULL);`,
    down: 'DROP TABLE subject_waiting, subject_link, subject_document, feed_cursor;',
  },
  {
    name: 'Imports1764000003100',
    up: `
      CREATE TABLE import (
        import_id uuid PRIMARY KEY, client text NOT NULL, name text,
        state text NOT NULL DEFAULT 'OPEN', next_line integer NOT NULL DEFAULT 1,
        accepted integer NOT NULL DEFAULT 0, rejected integer NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        changed_at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE TABLE import_line (
        import_id uuid NOT NULL REFERENCES import ON DELETE CASCADE, line integer NOT NULL,
        flow text, entity_id uuid, event_id uuid, version integer, problem jsonb,
        PRIMARY KEY (import_id, line));`,
    down: 'DROP TABLE import_line, import;',
  },
  {
    name: 'Webhooks1764000003200',
    up: `
      CREATE TABLE webhook (
        webhook_id uuid PRIMARY KEY, client text NOT NULL, url text NOT NULL, flows text[] NOT NULL,
        state text NOT NULL DEFAULT 'ENABLED',
        reason text, signing_key bytea NOT NULL, public_key text NOT NULL, place bigint NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        next_attempt_at timestamptz, created_at timestamptz NOT NULL DEFAULT clock_timestamp());
      CREATE TABLE webhook_attempt (
        attempt_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        webhook_id uuid NOT NULL REFERENCES webhook ON DELETE CASCADE,
        event_id uuid NOT NULL, at timestamptz NOT NULL, outcome text NOT NULL, status integer,
        detail text NOT NULL, duration_ms integer NOT NULL);
      CREATE INDEX webhook_attempt_latest ON webhook_attempt (webhook_id, attempt_no DESC);`,
    down: 'DROP TABLE webhook_attempt, webhook;',
  },
  {
    name: 'Lapses1764000003300',
    up: `
      CREATE TABLE due_lapse (flow text NOT NULL, entity_id uuid NOT NULL,
        due_at timestamptz NOT NULL, PRIMARY KEY (flow, entity_id));
      CREATE INDEX due_lapse_at ON due_lapse (due_at);`,
    down: 'DROP TABLE due_lapse;',
  },
  {
    name: 'Operations1764000003400',
    up: `
      CREATE TABLE operation (
        operation_id uuid PRIMARY KEY, client text NOT NULL, kind text NOT NULL,
        officer text NOT NULL, reason text NOT NULL, target jsonb NOT NULL,
        state text NOT NULL DEFAULT 'RUNNING', done integer NOT NULL DEFAULT 0,
        total integer NOT NULL DEFAULT 0, result jsonb,
        started_at timestamptz NOT NULL DEFAULT clock_timestamp(), ended_at timestamptz);
      CREATE INDEX operation_latest ON operation (started_at DESC);`,
    down: 'DROP TABLE operation;',
  },
  {
    name: 'SubjectDocuments1764000003500',
    up: 'CREATE INDEX subject_document_subject ON subject_document (subject_id);',
    down: 'DROP INDEX subject_document_subject;',
  },
  {
    name: 'ImportsKnowTheirLines1764000004000',
    up: 'ALTER TABLE import ADD lines_hash bytea, ADD bytes bigint NOT NULL DEFAULT 0;',
    down: 'ALTER TABLE import DROP lines_hash, DROP bytes;',
  },
  {
    // Older rows of refused lines kept words in clear: order numbers, names of flows.
    name: 'RejectedLinesWithoutTheirWords1764000003900',
    up: `
      UPDATE import_line SET problem = jsonb_strip_nulls(jsonb_build_object(
        'type', problem->'type', 'title', problem->'title', 'status', problem->'status',
        'detail', regexp_replace(problem->>'detail', ',? got .*$', '') || ', got what is not kept',
        'violations', (SELECT jsonb_agg(jsonb_build_object(
            'field', CASE WHEN v->>'expected' = 'no such field'
              THEN regexp_replace(v->>'field', '/[^/]*$', '') ELSE v->>'field' END,
            'expected', v->'expected', 'got', 'not kept'))
          FROM jsonb_array_elements(problem->'violations') v)))
      WHERE problem IS NOT NULL;`,
    down: 'SELECT 1;',
  },
  {
    // Renames the stored problem types of refused lines to the types that answers use now.
    name: 'ProblemTypes1764000004000',
    up: `UPDATE import_line
         SET problem = jsonb_set(problem, '{type}',
           to_jsonb(replace(problem->>'type', 'urn:sinergi:problem:', '/problems/')))
         WHERE problem->>'type' LIKE 'urn:sinergi:problem:%';`,
    down: `UPDATE import_line
           SET problem = jsonb_set(problem, '{type}',
             to_jsonb(replace(problem->>'type', '/problems/', 'urn:sinergi:problem:')))
           WHERE problem->>'type' LIKE '/problems/%';`,
  },
  {
    // Webhooks that exist already were registered by a client that had the right.
    name: 'WebhookRights1764000004050',
    up: `
      ALTER TABLE webhook ADD COLUMN right_until timestamptz NOT NULL
        DEFAULT clock_timestamp() + interval '7 days';
      ALTER TABLE webhook ALTER COLUMN right_until DROP DEFAULT;`,
    down: 'ALTER TABLE webhook DROP COLUMN right_until;',
  },
  ledgerMigration,
  {
    // What the coordinator put in force, by partition. Other agencies leave it empty.
    name: 'IssuedFences1764000004200',
    up: `
      CREATE TABLE issued_fence (
        topic text NOT NULL, partition integer NOT NULL, directory_version bigint NOT NULL,
        PRIMARY KEY (topic, partition));`,
    down: 'DROP TABLE issued_fence;',
  },
  reportedMigration,
  noticesMigration,
  {
    // Documents that are indexed already match nobody by themselves: they have no person yet.
    name: 'Persons1764000004400',
    up: 'ALTER TABLE subject_document ADD COLUMN person bytea;',
    down: 'ALTER TABLE subject_document DROP COLUMN person;',
  },
  openingsMigration,
  {
    // Presences of the last day that no officer looked at, counted before they come back.
    name: 'AutomaticPresences1764000004600',
    up: `
      CREATE TABLE automatic_presence (
        entity_id uuid PRIMARY KEY, kecamatan text NOT NULL, confirmed_at timestamptz NOT NULL);
      CREATE INDEX automatic_presence_hour ON automatic_presence (kecamatan, confirmed_at);`,
    down: 'DROP TABLE automatic_presence;',
  },
  proposalsMigration,
  {
    name: 'SubjectProposals1764000005100',
    up: `
      CREATE TABLE subject_proposal (
        n bigint GENERATED ALWAYS AS IDENTITY, owner text NOT NULL, one uuid NOT NULL,
        other uuid NOT NULL, relation text NOT NULL, asserted_at timestamptz NOT NULL,
        PRIMARY KEY (owner, one, other));
      CREATE UNIQUE INDEX subject_proposal_n ON subject_proposal (n);`,
    down: 'DROP TABLE subject_proposal;',
  },
  {
    // Destructions of keys: announced, confirmed, due, and done or undone. None is removed.
    name: 'KeyDestructions1764600003000',
    up: `
      CREATE TABLE key_destruction (
        destruction_id uuid PRIMARY KEY, key text NOT NULL, name jsonb NOT NULL,
        reason text NOT NULL, from_log boolean NOT NULL DEFAULT false,
        announced_by text NOT NULL, announced_kind text NOT NULL, announced_at timestamptz NOT NULL,
        confirmed_by text, confirmed_kind text, confirmed_at timestamptz, due_at timestamptz,
        undone_by text, undone_at timestamptz, undone_reason text, done_at timestamptz,
        CHECK (confirmed_by IS NULL OR from_log OR lower(confirmed_by) <> lower(announced_by)));
      CREATE UNIQUE INDEX key_destruction_open ON key_destruction (key)
        WHERE undone_at IS NULL AND done_at IS NULL;`,
    down: 'DROP TABLE key_destruction;',
  },
  refusedOwnMigration,
  holdsMigration,
  clockMigration,
  {
    // Webhooks of before got the events of every lane, and go on to. Lapses are noted anew at the
    // start, with their lanes.
    name: 'Lanes1764700301000',
    up: `
      ALTER TABLE webhook ADD COLUMN lane text NOT NULL DEFAULT 'ALL';
      ALTER TABLE webhook ALTER COLUMN lane DROP DEFAULT;
      ALTER TABLE due_lapse ADD COLUMN lane text NOT NULL DEFAULT 'LIVE';`,
    down: `
      ALTER TABLE due_lapse DROP COLUMN lane;
      ALTER TABLE webhook DROP COLUMN lane;`,
  },
  {
    name: 'ProposalEnds1764700305000',
    up: 'ALTER TABLE directory_proposal ADD COLUMN ended_by text, ADD COLUMN end_reason text;',
    down: 'ALTER TABLE directory_proposal DROP COLUMN ended_by, DROP COLUMN end_reason;',
  },
  {
    // Every few seconds it is asked which clocks were told already.
    name: 'ClockNoticeIndex1764700306000',
    up: 'CREATE INDEX clock_notice_entity ON clock_notice (entity_id, kind, threshold);',
    down: 'DROP INDEX clock_notice_entity;',
  },
  {
    // An own event is cited by its id before it has come back over the log.
    name: 'OwnEventIndex1764700304000',
    up: 'CREATE INDEX owned_entity_event ON owned_entity (event_id);',
    down: 'DROP INDEX owned_entity_event;',
  },
  ownWorkMigration,
  {
    // Checks of before get their clock: what is held is followed once more.
    name: 'OrderClocks1764700307000',
    up: "DELETE FROM feed_cursor WHERE name = 'clocks';",
    down: 'SELECT 1;',
  },
  {
    name: 'WebhookWords1764800600000',
    up: "ALTER TABLE webhook ADD COLUMN words jsonb NOT NULL DEFAULT '{}';",
    down: 'ALTER TABLE webhook DROP COLUMN words;',
  },
  requestKindMigration,
  {
    name: 'WebhookContent1764800600002',
    up: "ALTER TABLE webhook ADD COLUMN content text NOT NULL DEFAULT 'WHOLE';",
    down: 'ALTER TABLE webhook DROP COLUMN content;',
  },
  {
    name: 'InboxTaken1764800600001',
    up: `
      CREATE TABLE inbox_taken (
        item_id text PRIMARY KEY, officer text NOT NULL,
        taken_at timestamptz NOT NULL DEFAULT clock_timestamp());`,
    down: 'DROP TABLE inbox_taken;',
  },
  attachmentMigration,
  clockPartsMigration,
  restoredMigration,
  lineageMigration,
  identityRulesMigration,
];

/** Every table of an agency's database, grouped by the folder that uses it. */
export const agencySteps: SqlMigration[] = [
  ...replicaMigrations,
  ...outboxMigrations,
  ...trustMigrations,
  ...ownMigrations,
];

/** As TypeORM wants them. */
export const agencyMigrations = agencySteps.map(toMigration);

/** What an agency's service may do in its database, which another role owns. */
export const agencyRights: ServiceRights = {
  appendOnly: ['disclosure'],
  functions: [APPEND_DISCLOSURE],
};
