import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { pairOf, SubjectLinks } from '../replica/subject-links.js';
import { AGREE } from '../subject/blind-index.js';

/** Which subjects are one person, by officers' links and by what the blind index knows. */
@Injectable()
export class OnePerson {
  constructor(private readonly links: SubjectLinks) {}

  /**
   * Returns for each subject all that are the same person: those that an officer linked, and those
   * that were listed with the same document and agree on whose it is. Whom an officer has said to
   * be another person is left out.
   */
  async of(query: SqlQuery, subjectIds: readonly string[]): Promise<Map<string, string[]>> {
    const linked = await this.links.clustersOf(query, [...new Set(subjectIds)]);
    const here = [...new Set([...linked.values()].flat())];
    const { rows } = await query(
      `SELECT DISTINCT a.subject_id AS one, b.subject_id AS other
       FROM subject_document a
       JOIN subject_document b ON b.blind = a.blind AND b.subject_id <> a.subject_id
       WHERE a.subject_id = ANY($1::uuid[]) AND ${AGREE}`,
      [here],
    );
    if (rows.length === 0) return linked;
    const alike = rows.map((row) => [String(row['one']), String(row['other'])] as const);
    const theirs = await this.links.clustersOf(query, [...new Set(alike.map(([, it]) => it))]);
    const all = [...new Set([...here, ...[...theirs.values()].flat()])];
    const apart = await this.links.deniedAt(query, all);
    const areApart = (left: readonly string[], right: readonly string[]): boolean =>
      left.some((one) => right.some((other) => apart.has(pairOf(one, other))));
    return new Map(
      [...linked].map(([subjectId, person]) => {
        const others = alike
          .filter(([one]) => person.includes(one))
          .map(([, other]) => theirs.get(other)!)
          .filter((cluster) => !areApart(person, cluster));
        return [subjectId, [...new Set([...person, ...others.flat()])].sort()];
      }),
    );
  }
}
