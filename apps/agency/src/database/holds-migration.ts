import type { SqlMigration } from '@sinergi/database';

/**
 * Which subjects have a privileged document, by whose record. Subjects that are indexed already are
 * looked at once more.
 */
export const holdsMigration: SqlMigration = {
  name: 'Holds1764700200000',
  up: `
    CREATE TABLE privileged_subject (
      owner text NOT NULL, subject_id uuid NOT NULL, PRIMARY KEY (owner, subject_id));
    CREATE INDEX privileged_subject_subject ON privileged_subject (subject_id);
    INSERT INTO subject_waiting (subject_id, owner)
      SELECT DISTINCT ON (s.subject_id) s.subject_id, s.owner
      FROM state s
      WHERE s.topic = 'timpora.subject'
        AND s.subject_id IN (SELECT subject_id FROM subject_document)
      ORDER BY s.subject_id, s.owner
      ON CONFLICT DO NOTHING;`,
  down: 'DROP TABLE privileged_subject;',
};
