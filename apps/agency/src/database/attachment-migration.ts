import type { SqlMigration } from '@sinergi/database';

/**
 * The files of this agency's entities, sealed under keys of their own. One that no entity names yet
 * has no flow; one that was destroyed has no bytes.
 */
export const attachmentMigration: SqlMigration = {
  name: 'Attachments1764800500000',
  up: `
    CREATE TABLE attachment (
      attachment_id uuid PRIMARY KEY, client text NOT NULL,
      sha256 bytea NOT NULL CHECK (octet_length(sha256) = 32),
      size integer NOT NULL CHECK (size > 0), type text NOT NULL, wrapped_key bytea, content bytea,
      uploaded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      flow text, entity_id uuid, retain_until date, destroyed_at timestamptz,
      CHECK ((flow IS NULL) = (entity_id IS NULL)),
      CHECK ((flow IS NULL) = (retain_until IS NULL)),
      CHECK ((content IS NULL) = (destroyed_at IS NOT NULL)),
      CHECK ((content IS NULL) = (wrapped_key IS NULL)));
    ALTER TABLE attachment ALTER content SET STORAGE EXTERNAL;
    CREATE INDEX attachment_unused ON attachment (uploaded_at) WHERE flow IS NULL;
    CREATE INDEX attachment_kept ON attachment (retain_until) WHERE content IS NOT NULL;
    CREATE INDEX attachment_entity ON attachment (flow, entity_id);`,
  down: 'DROP TABLE attachment;',
};
