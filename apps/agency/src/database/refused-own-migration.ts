import type { SqlMigration } from '@sinergi/database';

/**
 * This agency's own records that its copy refused for their key, as they were written: the outbox
 * forgets what it published. Those that are refused already are noted from the outbox.
 */
export const refusedOwnMigration: SqlMigration = {
  name: 'RefusedOwn1764600006100',
  up: `
    CREATE TABLE refused_own (
      topic text NOT NULL, key text NOT NULL, version integer NOT NULL,
      value bytea NOT NULL, headers jsonb NOT NULL,
      noted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      said_with text, said_at timestamptz,
      PRIMARY KEY (topic, key, version));
    INSERT INTO refused_own (topic, key, version, value, headers)
    SELECT DISTINCT ON (1, 2, 3) o.topic, o.key, (o.headers ->> 'entity-version')::int, o.value,
      o.headers
    FROM dead_letter d
    JOIN outbox o ON o.topic = d.topic AND convert_to(o.key, 'UTF8') = d.key
      AND sha256(o.value) = d.sha256
    WHERE d.reason IN ('UNKNOWN_KEY', 'REVOKED_KEY')
      AND o.headers ->> 'entity-version' ~ '^[1-9][0-9]{0,8}$';`,
  down: 'DROP TABLE refused_own;',
};
