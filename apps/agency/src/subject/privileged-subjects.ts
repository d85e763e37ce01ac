import { Injectable } from '@nestjs/common';
import type { Identity, Subject } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { isPrivilegedDocument } from '@sinergi/domain';

/** Whose word it is, and about which subject. */
type Said = Pick<Subject, 'owner' | 'subjectId'>;

/**
 * Which subjects have a diplomatic, official or service document, as far as this agency may open
 * documents. The table has no document: only that there is one, and by whose record.
 */
@Injectable()
export class PrivilegedSubjects {
  /** Notes of subjects in their latest version whether one of their documents is privileged. */
  async note(
    query: SqlQuery,
    subjects: readonly (Said & { identities: readonly Pick<Identity, 'document'>[] })[],
  ): Promise<void> {
    const [privileged, ordinary] = [subjects.filter(hasPrivileged), subjects.filter(hasNone)];
    if (ordinary.length > 0)
      await query(
        `DELETE FROM privileged_subject
         WHERE (owner, subject_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))`,
        columnsOf(ordinary),
      );
    if (privileged.length > 0)
      await query(
        `INSERT INTO privileged_subject (owner, subject_id)
         SELECT * FROM unnest($1::text[], $2::uuid[])
         ON CONFLICT DO NOTHING`,
        columnsOf(privileged),
      );
  }

  /** Returns those of the subjects that have such a document, by whoever's record. */
  async among(query: SqlQuery, subjectIds: readonly string[]): Promise<string[]> {
    const { rows } = await query(
      'SELECT DISTINCT subject_id FROM privileged_subject WHERE subject_id = ANY($1::uuid[])',
      [subjectIds],
    );
    return rows.map((row) => String(row['subject_id']));
  }
}

interface WithIdentities {
  identities: readonly Pick<Identity, 'document'>[];
}

const hasPrivileged = ({ identities }: WithIdentities): boolean =>
  identities.some(({ document }) => isPrivilegedDocument(document.type));
const hasNone = (subject: WithIdentities): boolean => !hasPrivileged(subject);

const columnsOf = (subjects: readonly Said[]): string[][] => [
  subjects.map(({ owner }) => owner),
  subjects.map(({ subjectId }) => subjectId),
];
