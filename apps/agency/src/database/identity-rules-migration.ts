import type { SqlMigration } from '@sinergi/database';

/**
 * What the identity authority's rules are evaluated by. Marks tell in what two records of one
 * document agree; a record that was indexed before has none, and agrees with any.
 */
export const identityRulesMigration: SqlMigration = {
  name: 'IdentityRules1764900400001',
  up: `
    ALTER TABLE subject_document ADD COLUMN born bytea, ADD COLUMN named bytea;
    CREATE TABLE identity_due (
      due_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      rule_id text NOT NULL, unit_id text NOT NULL, at timestamptz NOT NULL);
    CREATE INDEX identity_due_at ON identity_due (at);
    CREATE INDEX identity_due_unit ON identity_due (unit_id, rule_id);
    CREATE TABLE watched_subject (watch text PRIMARY KEY, subject bytea NOT NULL);
    CREATE INDEX watched_subject_subject ON watched_subject (subject);
    CREATE TABLE identity_alert (
      alert_id uuid PRIMARY KEY, rule_id text NOT NULL, unit_id text NOT NULL, lane text NOT NULL,
      basis text, is_open boolean NOT NULL, is_taken_back boolean NOT NULL);
    CREATE INDEX identity_alert_open ON identity_alert (lane) WHERE is_open;`,
  down: `
    DROP TABLE identity_alert, watched_subject, identity_due;
    ALTER TABLE subject_document DROP COLUMN born, DROP COLUMN named;
    DELETE FROM feed_cursor WHERE name = 'identity rules';`,
};
