import type { SqlMigration } from '@sinergi/database';

/**
 * Facts of every kind in one table, units that are due in each lane, and findings of every rule.
 * Alerts of before keep their life: the permit that each was about is its cause. What facts were
 * kept before lacks most kinds, so the feed is read again from its beginning, and nothing is
 * evaluated before it was read to its end: no alert is withdrawn for facts that are not read yet.
 */
export const engineMigration: SqlMigration = {
  name: 'DetectionEngine1764900000001',
  up: `
    CREATE TABLE fact (
      kind text NOT NULL, id uuid NOT NULL, lane text NOT NULL, version integer NOT NULL,
      event_id uuid NOT NULL, owner text NOT NULL, subject_id uuid, premises_id text,
      sponsor_id text, representation_id uuid, happened_at timestamptz, facts jsonb NOT NULL,
      PRIMARY KEY (kind, id));
    CREATE INDEX fact_subject ON fact (subject_id) WHERE subject_id IS NOT NULL;
    CREATE INDEX fact_premises ON fact (premises_id) WHERE premises_id IS NOT NULL;
    CREATE INDEX fact_sponsor ON fact (sponsor_id) WHERE sponsor_id IS NOT NULL;
    CREATE INDEX fact_representation ON fact (representation_id)
      WHERE representation_id IS NOT NULL;
    CREATE INDEX fact_happened ON fact (happened_at) WHERE happened_at IS NOT NULL;
    CREATE INDEX fact_lane ON fact (lane) WHERE lane NOT IN ('LIVE', 'EXERCISE');
    CREATE TABLE coverage (
      coverage_id uuid PRIMARY KEY, lane text NOT NULL, version integer NOT NULL,
      owner text NOT NULL, flow text NOT NULL, kecamatan text, complete_until timestamptz NOT NULL);
    CREATE TABLE rule_run (
      rule_id text NOT NULL, version integer NOT NULL, PRIMARY KEY (rule_id, version));

    ALTER TABLE finding ADD COLUMN finding_no bigint GENERATED ALWAYS AS IDENTITY,
      ADD COLUMN unit text NOT NULL DEFAULT 'PERSON', ADD COLUMN unit_id text,
      ADD COLUMN subject_id uuid, ADD COLUMN cause text;
    UPDATE finding f SET cause = f.permit_id::text, subject_id = coalesce(
      (SELECT (d.body->>'subjectId')::uuid FROM decision d
       WHERE d.permit_id = f.permit_id AND d.round = f.round AND d.change = 'RAISED'
       ORDER BY d.decision_no LIMIT 1),
      (SELECT p.subject_id FROM permit p WHERE p.permit_id = f.permit_id));
    UPDATE finding SET unit_id = coalesce(subject_id::text, cause);
    ALTER TABLE decision ADD COLUMN finding_no bigint, ADD COLUMN alert_version integer;
    UPDATE decision d SET finding_no = f.finding_no FROM finding f
      WHERE f.permit_id = d.permit_id AND f.round = d.round;
    DELETE FROM decision WHERE finding_no IS NULL;
    ALTER TABLE decision ALTER COLUMN finding_no SET NOT NULL,
      DROP COLUMN permit_id, DROP COLUMN round;
    CREATE INDEX decision_unsent_of ON decision (finding_no) WHERE sent_at IS NULL;
    ALTER TABLE finding DROP CONSTRAINT finding_pkey, ADD PRIMARY KEY (finding_no),
      ALTER COLUMN cause SET NOT NULL, ALTER COLUMN unit_id SET NOT NULL,
      ALTER COLUMN unit DROP DEFAULT, ALTER COLUMN lane DROP DEFAULT, DROP COLUMN permit_id;
    CREATE UNIQUE INDEX finding_round ON finding (rule_id, lane, cause, round);
    CREATE UNIQUE INDEX finding_open ON finding (rule_id, lane, cause) WHERE state = 'OPEN';
    CREATE INDEX finding_unit ON finding (unit, unit_id) WHERE state = 'OPEN';

    DROP TABLE due;
    CREATE TABLE due (
      unit text NOT NULL, unit_id text NOT NULL, lane text NOT NULL, at timestamptz,
      lane_at timestamptz, asks text[] NOT NULL DEFAULT '{}', PRIMARY KEY (unit, unit_id, lane));
    CREATE INDEX due_at ON due (at);
    CREATE INDEX due_asks ON due USING gin (asks) WHERE asks <> '{}';
    INSERT INTO due (unit, unit_id, lane, at)
      SELECT DISTINCT unit, unit_id, lane, now() FROM finding WHERE state = 'OPEN';

    DROP TABLE permit, movement, hold;
    CREATE TABLE hold (
      hold_id uuid PRIMARY KEY, subject_id uuid NOT NULL, version integer NOT NULL,
      reach text NOT NULL, is_held boolean NOT NULL, lane text NOT NULL);
    CREATE INDEX hold_subject ON hold (subject_id);
    ALTER TABLE feed_position ADD COLUMN caught_up boolean NOT NULL DEFAULT false;
    UPDATE feed_position SET cursor = NULL;`,
  // What is read from the feed is read again; findings of other rules have no place there.
  down: `
    ALTER TABLE feed_position DROP COLUMN caught_up;
    UPDATE feed_position SET cursor = NULL;
    ALTER TABLE hold DROP COLUMN reach;
    CREATE TABLE permit (
      permit_id uuid PRIMARY KEY, subject_id uuid NOT NULL, event_id uuid NOT NULL,
      version integer NOT NULL, kecamatan text, facts jsonb NOT NULL,
      lane text NOT NULL DEFAULT 'LIVE');
    CREATE INDEX permit_subject ON permit (subject_id);
    CREATE INDEX permit_lane ON permit (lane) WHERE lane NOT IN ('LIVE', 'EXERCISE');
    CREATE TABLE movement (
      movement_id uuid PRIMARY KEY, subject_id uuid NOT NULL, event_id uuid NOT NULL,
      version integer NOT NULL, facts jsonb NOT NULL, lane text NOT NULL DEFAULT 'LIVE');
    CREATE INDEX movement_subject ON movement (subject_id);
    DROP TABLE due;
    CREATE TABLE due (subject_id uuid PRIMARY KEY, at timestamptz NOT NULL);
    CREATE INDEX due_at ON due (at);
    DELETE FROM decision WHERE finding_no IN
      (SELECT finding_no FROM finding WHERE rule_id <> 'overstay');
    DELETE FROM finding WHERE rule_id <> 'overstay';
    ALTER TABLE finding ADD COLUMN permit_id uuid, ALTER COLUMN lane SET DEFAULT 'LIVE';
    UPDATE finding SET permit_id = cause::uuid;
    ALTER TABLE decision ADD COLUMN permit_id uuid, ADD COLUMN round integer;
    UPDATE decision d SET permit_id = f.permit_id, round = f.round
      FROM finding f WHERE f.finding_no = d.finding_no;
    ALTER TABLE decision ALTER COLUMN permit_id SET NOT NULL, ALTER COLUMN round SET NOT NULL,
      DROP COLUMN finding_no, DROP COLUMN alert_version;
    ALTER TABLE finding DROP CONSTRAINT finding_pkey, DROP COLUMN finding_no, DROP COLUMN unit,
      DROP COLUMN unit_id, DROP COLUMN subject_id, DROP COLUMN cause,
      ADD PRIMARY KEY (permit_id, round);
    DROP TABLE fact, coverage, rule_run;`,
};
