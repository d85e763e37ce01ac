import type { SqlMigration } from '@sinergi/database';
import { engineMigration } from './engine-migration.js';

/**
 * Detection's own tables: the open fields of the log that its rules need, when to evaluate each
 * person, and the decisions to submit.
 */
export const detectionMigrations: SqlMigration[] = [
  {
    name: 'Detection1764000004000',
    up: `
      CREATE TABLE feed_place (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        cursor text, resyncs integer NOT NULL DEFAULT 0);
      INSERT INTO feed_place (cursor) VALUES (NULL);
      CREATE TABLE permit (
        permit_id uuid PRIMARY KEY, subject_id uuid NOT NULL, event_id uuid NOT NULL,
        version integer NOT NULL, kecamatan text, facts jsonb NOT NULL);
      CREATE INDEX permit_subject ON permit (subject_id);
      CREATE TABLE movement (
        movement_id uuid PRIMARY KEY, subject_id uuid NOT NULL, event_id uuid NOT NULL,
        version integer NOT NULL, facts jsonb NOT NULL);
      CREATE INDEX movement_subject ON movement (subject_id);
      CREATE TABLE subject (subject_id uuid PRIMARY KEY, version integer NOT NULL,
        links jsonb NOT NULL);
      CREATE TABLE subject_link (one uuid NOT NULL, other uuid NOT NULL, relation text NOT NULL,
        asserted_at timestamptz NOT NULL);
      CREATE INDEX subject_link_one ON subject_link (one);
      CREATE INDEX subject_link_other ON subject_link (other);
      CREATE TABLE due (subject_id uuid PRIMARY KEY, at timestamptz NOT NULL);
      CREATE INDEX due_at ON due (at);
      CREATE TABLE finding (
        permit_id uuid NOT NULL, round integer NOT NULL, rule_id text NOT NULL,
        rule_version integer NOT NULL, severity text NOT NULL,
        state text NOT NULL, alert_id uuid, alert_version integer, PRIMARY KEY (permit_id, round));
      CREATE TABLE decision (
        decision_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, permit_id uuid NOT NULL,
        round integer NOT NULL, change text NOT NULL,
        body jsonb NOT NULL, made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at timestamptz, refusal text);
      CREATE INDEX decision_unsent ON decision (decision_no) WHERE sent_at IS NULL;`,
    down: 'DROP TABLE decision, finding, due, subject_link, subject, movement, permit, feed_place;',
  },
  {
    // The tables did not keep the lane of a fact. So the feed is read again from its beginning, and
    // the version that is held is taken once more. No evaluation runs before that, because it would
    // rest on old facts. Earlier alerts were submitted as live; those that rest on an exercise are
    // withdrawn.
    name: 'DetectionLanes1764000005000',
    up: `
      ALTER TABLE permit ADD COLUMN lane text NOT NULL DEFAULT 'LIVE';
      ALTER TABLE movement ADD COLUMN lane text NOT NULL DEFAULT 'LIVE';
      ALTER TABLE subject_link ADD COLUMN lane text NOT NULL DEFAULT 'LIVE';
      ALTER TABLE finding ADD COLUMN lane text NOT NULL DEFAULT 'LIVE';
      UPDATE permit SET version = version - 1;
      UPDATE movement SET version = version - 1;
      UPDATE subject SET version = version - 1;
      UPDATE feed_place SET cursor = NULL;`,
    down: `
      ALTER TABLE permit DROP COLUMN lane;
      ALTER TABLE movement DROP COLUMN lane;
      ALTER TABLE subject_link DROP COLUMN lane;
      ALTER TABLE finding DROP COLUMN lane;`,
  },
  {
    name: 'DetectionFeedPosition1764100008000',
    up: 'ALTER TABLE feed_place RENAME TO feed_position;',
    down: 'ALTER TABLE feed_position RENAME TO feed_place;',
  },
  {
    // Facts that were taken by software of before lack payments and what was retracted. So the feed
    // is read again from its beginning, and the version that is held is taken once more. Where a
    // step before has just seen to that, nothing is set back a second time: an older version would
    // count for a moment.
    name: 'DetectionRetractions1764100010000',
    up: `
      UPDATE permit SET version = version - 1
        WHERE EXISTS (SELECT FROM feed_position WHERE cursor IS NOT NULL);
      UPDATE movement SET version = version - 1
        WHERE EXISTS (SELECT FROM feed_position WHERE cursor IS NOT NULL);
      UPDATE feed_position SET cursor = NULL;`,
    down: 'UPDATE feed_position SET cursor = NULL;',
  },
  {
    // What was last said of a finding, by when it is to be taken up, and what agencies answered.
    // What is known of alerts of before is in the decisions about them; the feed is read again from
    // its beginning for the answers.
    name: 'DetectionAlertLife1764700100000',
    up: `
      ALTER TABLE finding ADD COLUMN basis text, ADD COLUMN evidence jsonb,
        ADD COLUMN due_at timestamptz, ADD COLUMN escalated_at timestamptz,
        ADD COLUMN competent_agency text,
        ADD COLUMN addressees jsonb NOT NULL DEFAULT '[]';
      UPDATE finding f SET
        evidence = (SELECT d.body->'evidence' FROM decision d
          WHERE d.permit_id = f.permit_id AND d.round = f.round AND d.body ? 'evidence'
          ORDER BY d.decision_no DESC LIMIT 1),
        competent_agency = (SELECT d.body->>'competentAgency' FROM decision d
          WHERE d.permit_id = f.permit_id AND d.round = f.round AND d.change = 'RAISED'
          ORDER BY d.decision_no LIMIT 1);
      CREATE INDEX finding_alert ON finding (alert_id);
      CREATE TABLE answer (
        alert_id uuid NOT NULL, owner text NOT NULL, version integer NOT NULL,
        event_id uuid NOT NULL, stage text NOT NULL, result text, PRIMARY KEY (alert_id, owner));
      UPDATE feed_position SET cursor = NULL;`,
    down: `
      DROP TABLE answer;
      DROP INDEX finding_alert;
      ALTER TABLE finding DROP COLUMN basis, DROP COLUMN evidence, DROP COLUMN due_at,
        DROP COLUMN escalated_at, DROP COLUMN competent_agency, DROP COLUMN addressees;`,
  },
  {
    // Who is held was not taken before: the feed is read again from its beginning.
    name: 'DetectionHolds1764700101000',
    up: `
      CREATE TABLE hold (
        hold_id uuid PRIMARY KEY, subject_id uuid NOT NULL, version integer NOT NULL,
        is_held boolean NOT NULL, lane text NOT NULL);
      CREATE INDEX hold_subject ON hold (subject_id);
      UPDATE feed_position SET cursor = NULL;`,
    down: 'DROP TABLE hold;',
  },
  {
    // The time in each exercise, and whether it has ended.
    name: 'DetectionExercises1764700302000',
    up: `
      CREATE TABLE exercise (
        exercise_id uuid PRIMARY KEY, version integer NOT NULL, status text NOT NULL,
        now timestamptz);
      CREATE INDEX permit_lane ON permit (lane) WHERE lane NOT IN ('LIVE', 'EXERCISE');`,
    down: 'DROP INDEX permit_lane; DROP TABLE exercise;',
  },
  engineMigration,
  {
    // What the coordinator sets was not taken before: the feed is read again from its beginning.
    name: 'DetectionRuleSettings1764950000000',
    up: `
      CREATE TABLE rule_setting (
        setting_id uuid PRIMARY KEY, version integer NOT NULL, lane text NOT NULL,
        rule_id text NOT NULL, setting jsonb NOT NULL);
      UPDATE feed_position SET cursor = NULL;`,
    down: 'DROP TABLE rule_setting;',
  },
  {
    // Of which rules operators were told that their precision has fallen.
    name: 'DetectionPrecision1764960000000',
    up: 'CREATE TABLE precision_warning (name text PRIMARY KEY);',
    down: 'DROP TABLE precision_warning;',
  },
];
