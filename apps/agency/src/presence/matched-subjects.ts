import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { flowOf } from '../ground/flow-of.js';
import { SubjectLinks } from '../replica/subject-links.js';

const SUBJECT = flowOf('subject');

/** Answers whom the identity authority knows, by its blind index and by what officers linked. */
@Injectable()
export class MatchedSubjects {
  constructor(private readonly links: SubjectLinks) {}

  /**
   * Returns the subjects, listed by others, whose document, birth date and name are those of a
   * subject of this agency that is the same person.
   */
  async matched(query: SqlQuery, subjectIds: readonly string[]): Promise<string[]> {
    const people = await this.links.clustersOf(query, [...new Set(subjectIds)]);
    const persons = [...new Set([...people.values()].flat())];
    const { rows } = await query(
      `SELECT DISTINCT theirs.subject_id AS theirs, ours.subject_id AS ours
       FROM subject_document theirs
       JOIN subject_document ours ON ours.blind = theirs.blind AND ours.person = theirs.person
       JOIN owned_entity own ON own.flow = $2 AND own.entity_id = ours.subject_id::text
       WHERE theirs.subject_id = ANY($1::uuid[])
         AND theirs.subject_id <> ours.subject_id`,
      [persons, SUBJECT.flow],
    );
    const matched = rows
      .map((row) => ({ theirs: String(row['theirs']), ours: String(row['ours']) }))
      .filter(({ theirs, ours }) =>
        [...people.values()].some((person) => person.includes(theirs) && person.includes(ours)),
      );
    return [...new Set(matched.map(({ theirs }) => theirs))];
  }

  /** Returns those that are the same person as a subject of this agency, by an officer's link. */
  async linked(query: SqlQuery, subjectIds: readonly string[]): Promise<string[]> {
    const people = await this.links.clustersOf(query, [...new Set(subjectIds)]);
    const { rows } = await query(
      'SELECT entity_id FROM owned_entity WHERE flow = $1 AND entity_id = ANY($2::text[])',
      [SUBJECT.flow, [...new Set([...people.values()].flat())]],
    );
    const own = new Set(rows.map((row) => String(row['entity_id'])));
    return [...people].filter(([, ids]) => ids.some((id) => own.has(id))).map(([id]) => id);
  }
}
