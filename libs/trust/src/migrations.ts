/** A publisher's own keys, each wrapped under its keystore's key, with the wraps that were handed out. */
export const trustMigrations: { name: string; up: string; down: string }[] = [
  {
    name: 'Trust1763900002000',
    up: `
      CREATE TABLE audience_key (
        grp text NOT NULL, audience text NOT NULL, epoch integer NOT NULL,
        wrapped bytea NOT NULL, wraps jsonb NOT NULL DEFAULT '[]', created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (grp, audience, epoch));
      CREATE TABLE subject_key (
        grp text NOT NULL, scope text NOT NULL, generation integer NOT NULL,
        wrapped bytea NOT NULL, wraps jsonb NOT NULL DEFAULT '[]', created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (grp, scope, generation));`,
    down: 'DROP TABLE subject_key, audience_key;',
  },
];
