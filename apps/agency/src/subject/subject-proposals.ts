import { Injectable } from '@nestjs/common';
import type { Subject } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { Database } from '../database/database.js';
import { Cursors } from '../http/cursors.js';
import { isUuid } from '../http/require-uuid.js';
import { pairOf, SubjectLinks } from '../replica/subject-links.js';

/** What the owner of a subject proposes to the identity authority. */
export interface SubjectProposal {
  /** who proposes: the owner of `subjectId` */
  owner: string;
  subjectId: string;
  otherSubjectId: string;
  relation: 'SAME_PERSON' | 'NOT_SAME_PERSON';
  /** ISO 8601 */
  assertedAt: string;
}

const LIST = 'subject proposals';
/** Rows that one answer goes through at most; most of them may be settled. */
const ROWS_PER_ANSWER = 1_000;

/**
 * The proposals of who is the same person, and who is not, as agencies made them. Nothing follows
 * from one: an officer of the identity authority looks at it and links, splits, or lets it be.
 */
@Injectable()
export class SubjectProposals {
  constructor(
    private readonly database: Database,
    private readonly links: SubjectLinks,
    private readonly cursors: Cursors,
  ) {}

  /** Replaces the proposals of subjects by those of their latest versions. */
  async replace(
    query: SqlQuery,
    subjects: readonly Pick<Subject, 'owner' | 'subjectId' | 'proposals'>[],
  ): Promise<void> {
    if (subjects.length === 0) return;
    const said = subjects.flatMap(({ owner, subjectId, proposals }) =>
      soundOnes(proposals).map((proposal) => ({ owner, one: subjectId, ...proposal })),
    );
    const names = said.map(({ owner, one, subjectId }) => `${owner}:${one}:${subjectId}`);
    await query(
      `DELETE FROM subject_proposal
       WHERE (owner, one) IN (SELECT * FROM unnest($1::text[], $2::uuid[]))
         AND NOT owner || ':' || one || ':' || other = ANY($3::text[])`,
      [
        subjects.map(({ owner }) => owner),
        subjects.map(({ subjectId }) => subjectId),
        names.map((name) => name.toLowerCase()),
      ],
    );
    if (said.length === 0) return;
    await query(
      `INSERT INTO subject_proposal (owner, one, other, relation, asserted_at)
       SELECT owner, one, other, relation, to_timestamp(asserted_at / 1000.0)
       FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[], $5::float8[])
         AS p(owner, one, other, relation, asserted_at)
       ON CONFLICT (owner, one, other) DO UPDATE
       SET relation = excluded.relation, asserted_at = excluded.asserted_at`,
      [
        said.map(({ owner }) => owner),
        said.map(({ one }) => one),
        said.map(({ subjectId }) => subjectId),
        said.map(({ relation }) => relation),
        said.map(({ assertedAt }) => assertedAt),
      ],
    );
  }

  /**
   * Returns the proposals that are open, the oldest first: those that the authority's statements do
   * not say already, and that it did not contradict since. @throws Problem invalid-cursor
   */
  async page({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<{
    items: SubjectProposal[];
    nextCursor: string | null;
  }> {
    let [after = '0'] = cursor === undefined ? [] : this.cursors.decode(LIST, cursor);
    const items: SubjectProposal[] = [];
    for (let read = 0; read < ROWS_PER_ANSWER && items.length < limit; ) {
      const most = limit - items.length;
      const { rows } = await this.database.query(
        `SELECT n, owner, one, other, relation, asserted_at
         FROM subject_proposal
         WHERE n > $1
         ORDER BY n
         LIMIT $2`,
        [after, most],
      );
      items.push(...(await this.open(rows.map(toProposal))));
      if (rows.length < most) return { items, nextCursor: null };
      after = String(rows.at(-1)!['n']);
      read += rows.length;
    }
    return { items, nextCursor: this.cursors.encode(LIST, [after]) };
  }

  private async open(proposals: readonly SubjectProposal[]): Promise<SubjectProposal[]> {
    if (proposals.length === 0) return [];
    const { query } = this.database;
    const ids = proposals.flatMap(({ subjectId, otherSubjectId }) => [subjectId, otherSubjectId]);
    const people = await this.links.clustersOf(query, [...new Set(ids)]);
    const deniedAt = await this.links.deniedAt(query, [...new Set([...people.values()].flat())]);
    return proposals.filter(({ subjectId, otherSubjectId, relation, assertedAt }) => {
      const [person, other] = [people.get(subjectId)!, people.get(otherSubjectId)!];
      const areOne = person.includes(otherSubjectId);
      if (relation === 'NOT_SAME_PERSON') return areOne;
      const denied = person.flatMap((one) => other.map((two) => deniedAt.get(pairOf(one, two))));
      return !areOne && !denied.some((at) => at !== undefined && at >= Date.parse(assertedAt));
    });
  }
}

/** epoch ms */
const YEAR_9999 = 253_402_300_799_999;

/**
 * Returns the proposals that can be stored, each subject once. Any publisher of subjects can sign a
 * record with others, past its own service; such a record must not stop whoever follows it.
 */
function soundOnes(proposals: Subject['proposals']): Subject['proposals'] {
  const sound = proposals.filter(
    ({ subjectId, relation, assertedAt }) =>
      isUuid(subjectId) && relation !== 'UNKNOWN' && assertedAt >= 0 && assertedAt <= YEAR_9999,
  );
  return [...new Map(sound.map((one) => [one.subjectId.toLowerCase(), one])).values()];
}

const toProposal = (row: Record<string, unknown>): SubjectProposal => ({
  owner: String(row['owner']),
  subjectId: String(row['one']),
  otherSubjectId: String(row['other']),
  relation: row['relation'] as SubjectProposal['relation'],
  assertedAt: (row['asserted_at'] as Date).toISOString(),
});
