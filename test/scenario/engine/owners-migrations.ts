import type { SqlMigration } from '@sinergi/database';

/**
 * What a population says, and what became of it at its owners: on disk, so that memory does not
 * grow with the population.
 */
export const ownersMigrations: SqlMigration[] = [
  {
    name: 'PaperOwners1764950000000',
    up: `
      CREATE TABLE person (label text PRIMARY KEY, identity jsonb NOT NULL);
      CREATE TABLE said (line integer PRIMARY KEY, day date NOT NULL, at timestamptz NOT NULL,
        fact jsonb NOT NULL);
      CREATE INDEX said_in_time ON said (day, at, line);
      CREATE TABLE expectation (line integer PRIMARY KEY, about text NOT NULL, said jsonb NOT NULL);
      CREATE INDEX expectation_about ON expectation (about);
      CREATE TABLE entity (id uuid PRIMARY KEY, label text UNIQUE, flow text NOT NULL,
        owner text NOT NULL, version integer NOT NULL, subject_id uuid, document text,
        fields jsonb NOT NULL, events uuid[] NOT NULL DEFAULT '{}');
      CREATE INDEX entity_document ON entity (document) WHERE document IS NOT NULL;
      CREATE INDEX entity_hold ON entity (subject_id)
        WHERE flow IN ('diplomatic-permit', 'referral', 'hold');
      CREATE TABLE names (person text NOT NULL, label text NOT NULL, PRIMARY KEY (person, label));`,
    down: 'DROP TABLE person, said, expectation, entity, names;',
  },
];
