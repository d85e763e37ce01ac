/**
 * The tables of a publisher's own keys, wrapped under its keystore's `kek` (AES-KW), with every
 * wrap that it has published. An audience key lives as long as its epoch, a subject key until it is
 * destroyed.
 */
export const trustMigrations: { name: string; up: string; down: string }[] = [
  {
    name: 'Trust1763900002000',
    up: `
      CREATE TABLE audience_key (
        group_name text NOT NULL, audience text NOT NULL, epoch integer NOT NULL,
        wrapped bytea NOT NULL, wraps jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (group_name, audience, epoch));
      CREATE TABLE subject_key (
        group_name text NOT NULL, scope text NOT NULL, generation integer NOT NULL,
        wrapped bytea NOT NULL, wraps jsonb NOT NULL DEFAULT '[]',
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (group_name, scope, generation));
    `,
    down: 'DROP TABLE subject_key; DROP TABLE audience_key;',
  },
  {
    // The number of the latest key record of each key; 0 where its records have none yet.
    name: 'Trust1764600002000',
    up: `
      ALTER TABLE audience_key ADD COLUMN sequence bigint NOT NULL DEFAULT 0;
      ALTER TABLE subject_key ADD COLUMN sequence bigint NOT NULL DEFAULT 0;`,
    down: `
      ALTER TABLE audience_key DROP COLUMN sequence;
      ALTER TABLE subject_key DROP COLUMN sequence;`,
  },
];
