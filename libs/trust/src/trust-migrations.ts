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
];
