import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { Cursors } from '../http/cursors.js';
import { pairOf, SubjectLinks } from '../replica/subject-links.js';

/** A document that several subjects have, of whom nobody has said whether they are one person. */
export interface SharedDocument {
  /** ids, as they were noted */
  subjectIds: string[];
  /**
   * whether name and birth date agree too, as far as they were read; otherwise the document may
   * have been renewed under its number, mistyped, or borrowed
   */
  isAlike: boolean;
  /** when the latest of them was noted, ISO 8601 */
  since: string;
}

const LIST = 'shared documents';
const AT_ONCE = 200;
/** Documents that one answer goes through at most; most of them may be settled. */
const DOCUMENTS_PER_ANSWER = 1_000;

/**
 * The documents by which subjects may be the same person, as this agency's blind index has them. A
 * subject id that a system minted itself, or a second one of another agency, shows here and nowhere
 * else: an officer of the identity authority links them, or says that they are two persons.
 */
@Injectable()
export class SharedDocuments {
  constructor(
    private readonly database: Database,
    private readonly links: SubjectLinks,
    private readonly cursors: Cursors,
  ) {}

  /** Returns the open ones, the oldest first. @throws Problem invalid-cursor */
  async page({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<{
    items: SharedDocument[];
    nextCursor: string | null;
  }> {
    let [since, least] =
      cursor === undefined ? ['-infinity', ''] : this.cursors.decode(LIST, cursor);
    const items: SharedDocument[] = [];
    for (let read = 0; read < DOCUMENTS_PER_ANSWER && items.length < limit; read += AT_ONCE) {
      const most = Math.min(AT_ONCE, limit - items.length);
      const { rows } = await this.database.query(
        `SELECT subject_ids, is_alike, since, since::text AS at, least
         FROM (
           SELECT array_agg(subject_id ORDER BY noted_at, subject_id) AS subject_ids,
             count(DISTINCT person) = 1 AND count(person) = count(*) AS is_alike,
             max(noted_at) AS since, min(subject_id::text) AS least
           FROM subject_document GROUP BY blind HAVING count(*) > 1) AS shared
         WHERE (since, least) > ($1::timestamptz, $2)
         ORDER BY since, least
         LIMIT $3`,
        [since, least, most],
      );
      items.push(...(await this.open(rows.map(toShared))));
      if (rows.length < most) return { items, nextCursor: null };
      [since, least] = [String(rows.at(-1)!['at']), String(rows.at(-1)!['least'])];
    }
    return { items, nextCursor: this.cursors.encode(LIST, [since!, least!]) };
  }

  /** Returns those of which some two subjects are neither one person nor said to be two. */
  private async open(shared: readonly SharedDocument[]): Promise<SharedDocument[]> {
    if (shared.length === 0) return [];
    const { query } = this.database;
    const ids = [...new Set(shared.flatMap(({ subjectIds }) => subjectIds))];
    const people = await this.links.clustersOf(query, ids);
    const deniedAt = await this.links.deniedAt(query, [...new Set([...people.values()].flat())]);
    const isSettled = (one: string, other: string): boolean => {
      const [person, second] = [people.get(one)!, people.get(other)!];
      return (
        person.includes(other) ||
        person.some((here) => second.some((there) => deniedAt.has(pairOf(here, there))))
      );
    };
    return shared.filter(({ subjectIds }) =>
      subjectIds.some((one, at) => subjectIds.slice(at + 1).some((two) => !isSettled(one, two))),
    );
  }
}

const toShared = (row: Record<string, unknown>): SharedDocument => ({
  subjectIds: (row['subject_ids'] as string[]).map(String),
  isAlike: row['is_alike'] === true,
  since: (row['since'] as Date).toISOString(),
});
