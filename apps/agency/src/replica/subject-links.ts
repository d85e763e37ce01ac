import { Injectable } from '@nestjs/common';
import type { Subject } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { clusterOf } from '@sinergi/domain';
import { Database } from '../database/database.js';

/**
 * The identity authority's statements on which subjects are the same person, as this agency has
 * read them.
 */
@Injectable()
export class SubjectLinks {
  constructor(private readonly database: Database) {}

  /**
   * Returns every subject that is the same person, including the given one. Each subject is visited
   * once, so cycles and chains end.
   * @returns ids, sorted
   */
  async clusterOf(subjectId: string, query: SqlQuery = this.database.query): Promise<string[]> {
    const { rows } = await query(
      `WITH RECURSIVE reached (id) AS (
         SELECT $1::uuid
         UNION
         SELECT CASE WHEN l.one = r.id THEN l.other ELSE l.one END
         FROM reached r
         JOIN subject_link l ON r.id IN (l.one, l.other))
       SELECT l.one, l.other, l.relation, l.asserted_at
       FROM subject_link l
       WHERE l.one IN (SELECT id FROM reached)`,
      [subjectId],
    );
    const links = rows.map((row) => ({
      from: String(row['one']),
      to: String(row['other']),
      relation: String(row['relation']) as 'SAME_PERSON' | 'NOT_SAME_PERSON',
      assertedAt: (row['asserted_at'] as Date).getTime(),
    }));
    return clusterOf(subjectId, links);
  }

  /**
   * Returns for each subject every subject that is the same person. Most subjects have no link and
   * cost nothing each.
   */
  async clustersOf(query: SqlQuery, subjectIds: readonly string[]): Promise<Map<string, string[]>> {
    const { rows } = await query(
      `SELECT DISTINCT s.id
       FROM unnest($1::uuid[]) AS s(id)
       WHERE EXISTS (SELECT 1 FROM subject_link l WHERE s.id IN (l.one, l.other))`,
      [subjectIds],
    );
    const linked = new Set(rows.map((row) => String(row['id'])));
    const clusters = new Map<string, string[]>();
    for (const id of subjectIds)
      clusters.set(id, linked.has(id) ? await this.clusterOf(id, query) : [id]);
    return clusters;
  }

  /** Returns when the authority last said of pairs of these subjects that they are two persons. */
  async deniedAt(query: SqlQuery, subjectIds: readonly string[]): Promise<Map<string, number>> {
    const { rows } = await query(
      `SELECT one, other, asserted_at
       FROM subject_link
       WHERE relation = 'NOT_SAME_PERSON'
         AND one = ANY($1::uuid[])
         AND other = ANY($1::uuid[])
       ORDER BY asserted_at`,
      [subjectIds],
    );
    return new Map(
      rows.map((row) => [
        pairOf(String(row['one']), String(row['other'])),
        (row['asserted_at'] as Date).getTime(),
      ]),
    );
  }

  /** Returns the subjects that the statements of these subjects name. */
  async namedBy(query: SqlQuery, subjectIds: readonly string[]): Promise<string[]> {
    if (subjectIds.length === 0) return [];
    const { rows } = await query(
      'SELECT DISTINCT other FROM subject_link WHERE one = ANY($1::uuid[])',
      [subjectIds],
    );
    return rows.map((row) => String(row['other']));
  }

  /** Replaces the links of subjects by those of their latest versions. */
  async replace(
    query: SqlQuery,
    subjects: readonly Pick<Subject, 'subjectId' | 'links'>[],
  ): Promise<void> {
    const links = subjects.flatMap(({ subjectId, links: said }) =>
      said.map((link) => ({ one: subjectId, ...link })),
    );
    await query('DELETE FROM subject_link WHERE one = ANY($1::uuid[])', [
      subjects.map(({ subjectId }) => subjectId),
    ]);
    if (links.length === 0) return;
    await query(
      `INSERT INTO subject_link (one, other, relation, asserted_at)
       SELECT one, other, relation, to_timestamp(asserted_at / 1000.0)
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[])
         AS l(one, other, relation, asserted_at)
       ON CONFLICT DO NOTHING`,
      [
        links.map(({ one }) => one),
        links.map(({ subjectId }) => subjectId),
        links.map(({ relation }) => relation),
        links.map(({ assertedAt }) => assertedAt),
      ],
    );
  }
}

/** Returns a name of two subjects, whichever is named first. */
export const pairOf = (one: string, other: string): string => [one, other].sort().join(' ');
