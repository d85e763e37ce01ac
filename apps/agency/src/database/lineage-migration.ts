import type { SqlMigration } from '@sinergi/database';

/**
 * What names what, and which versions corrected the ones before them, by the events that this
 * agency applied. A follower of the feed fills both from the first event on, so an older database
 * needs no more than the empty tables.
 */
export const lineageMigration: SqlMigration = {
  name: 'Lineage1764900100001',
  up: `
    CREATE TABLE reference (
      target uuid NOT NULL, topic text NOT NULL, key text NOT NULL, field text NOT NULL,
      names_event boolean NOT NULL, to_topic text,
      first_version integer NOT NULL, last_version integer NOT NULL,
      PRIMARY KEY (target, topic, key, field));
    CREATE TABLE correction (
      topic text NOT NULL, key text NOT NULL, version integer NOT NULL, entity_id uuid,
      event_id uuid NOT NULL, change text NOT NULL, recorded_at timestamptz NOT NULL,
      came_at timestamptz NOT NULL, is_ground boolean NOT NULL DEFAULT false,
      PRIMARY KEY (topic, key, version));
    CREATE INDEX correction_entity ON correction (entity_id);
    CREATE INDEX correction_ground ON correction (came_at DESC) WHERE is_ground;`,
  down: 'DROP TABLE correction, reference;',
};
