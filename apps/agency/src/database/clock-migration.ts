import type { SqlMigration } from '@sinergi/database';

/**
 * The clocks of what this agency holds, derived from the latest versions. The notices are what it
 * was told of its own ones.
 */
export const clockMigration: SqlMigration = {
  name: 'Clocks1764700303000',
  up: `
    CREATE TABLE clock (
      topic text NOT NULL, key text NOT NULL, kind text NOT NULL, version integer NOT NULL,
      flow text NOT NULL, owner text NOT NULL, entity_id uuid NOT NULL, lane text NOT NULL,
      responsible text[] NOT NULL, due_at timestamptz NOT NULL, warn_at timestamptz NOT NULL,
      frozen_since timestamptz, basis text NOT NULL,
      PRIMARY KEY (topic, key, kind));
    CREATE INDEX clock_due ON clock (lane, due_at, topic, key, kind);
    CREATE TABLE clock_notice (
      notice_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, notice_id uuid NOT NULL UNIQUE,
      kind text NOT NULL, threshold text NOT NULL, flow text NOT NULL, owner text NOT NULL,
      entity_id uuid NOT NULL, version integer NOT NULL, lane text NOT NULL,
      due_at timestamptz NOT NULL, noticed_at timestamptz NOT NULL DEFAULT clock_timestamp());`,
  down: 'DROP TABLE clock_notice, clock;',
};

/**
 * An entity has several clocks of one kind, one for each of its parts, such as the items of a work
 * programme. The empty text is the entity itself: the clocks of before.
 */
export const clockPartsMigration: SqlMigration = {
  name: 'ClockParts1764800200000',
  up: `
    ALTER TABLE clock ADD COLUMN part text NOT NULL DEFAULT '';
    ALTER TABLE clock DROP CONSTRAINT clock_pkey, ADD PRIMARY KEY (topic, key, kind, part);
    DROP INDEX clock_due;
    CREATE INDEX clock_due ON clock (lane, due_at, topic, key, kind, part);
    ALTER TABLE clock_notice ADD COLUMN part text NOT NULL DEFAULT '';`,
  down: `
    DELETE FROM clock WHERE part <> '';
    DELETE FROM clock_notice WHERE part <> '';
    ALTER TABLE clock_notice DROP COLUMN part;
    ALTER TABLE clock DROP CONSTRAINT clock_pkey, ADD PRIMARY KEY (topic, key, kind);
    ALTER TABLE clock DROP COLUMN part;
    CREATE INDEX clock_due ON clock (lane, due_at, topic, key, kind);`,
};
