import { Inject, Injectable } from '@nestjs/common';
import { toJson } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import {
  type DocumentFact,
  type Facts,
  NO_FACTS,
  type OpenFactKind,
  readFact,
  watchHit,
} from '@sinergi/detection';
import { type Fields, type Lane, laneOf } from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';
import { VALUE_READER } from '../ground/tokens.js';
import { pairOf, SubjectLinks } from '../replica/subject-links.js';
import { type ValueReader } from '../replica/value-reader.js';
import { AGREE } from '../subject/blind-index.js';
import type { IdentityUnit } from './due-units.js';
import { ENCOUNTERS } from './fact-flows.js';
import { OnePerson } from './one-person.js';
import { WatchedSubjects } from './watched-subjects.js';

const WATCH = flowOf('watch');
const SUBJECT = flowOf('subject');
/** Each has facts of its name. */
const ENCOUNTER_FLOWS = ENCOUNTERS.map((flow) => flowOf(flow));

/** The facts about a unit in its lane. */
export interface UnitFacts {
  lane: Lane;
  facts: Facts;
  /** whom they are about: where one is held for a human, nothing is said */
  subjects: readonly string[];
  /** the owner of the watch; null of a document */
  watchOwner: string | null;
}

/** Reads the facts of this agency's rules from its own copies, as they are at present. */
@Injectable()
export class IdentityFacts {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly watched: WatchedSubjects,
    private readonly person: OnePerson,
    private readonly links: SubjectLinks,
  ) {}

  /** @returns null where nothing of it is held; KEY_PENDING while a key has not come */
  of(query: SqlQuery, { ruleId, unitId }: IdentityUnit): Promise<UnitFacts | 'KEY_PENDING' | null> {
    return ruleId === watchHit.id ? this.ofWatch(query, unitId) : this.ofDocument(query, unitId);
  }

  private async ofWatch(query: SqlQuery, key: string): Promise<UnitFacts | 'KEY_PENDING' | null> {
    const { rows } = await query('SELECT value FROM state WHERE topic = $1 AND key = $2', [
      ...[WATCH.topic, key],
    ]);
    if (!rows[0]) return null;
    const bytes = rows[0]['value'] as Buffer;
    const fields = await this.values.read(WATCH.topic, bytes);
    const [lane, watchOwner] = [laneOf(fields), String(fields['owner'])];
    const watch = [
      {
        ...{ id: String(fields['watchId']), eventId: String(fields['eventId']), owner: watchOwner },
        ...{ validFrom: Number(fields['validFrom']), validUntil: Number(fields['validUntil']) },
        status: String(fields['status']),
      },
    ];
    if (watch[0]!.status !== 'ACTIVE') {
      await this.watched.forget(query, key);
      return { lane, watchOwner, subjects: [], facts: { ...NO_FACTS, watch } };
    }
    const subjectId = await this.watched.subjectOf(query, { key, bytes, fields });
    if (subjectId === 'KEY_PENDING') return subjectId;
    const subjects =
      subjectId === null ? [] : (await this.person.of(query, [subjectId])).get(subjectId)!;
    const facts = { ...NO_FACTS, watch, ...(await this.encounters(query, subjects, lane)) };
    return { lane, watchOwner, subjects, facts };
  }

  private async encounters(
    query: SqlQuery,
    subjects: readonly string[],
    lane: Lane,
  ): Promise<Partial<Facts>> {
    const { rows } = await query(
      `SELECT topic, value FROM state
       WHERE subject_id = ANY($1::uuid[]) AND topic = ANY($2::text[]) AND lane = $3`,
      [subjects, ENCOUNTER_FLOWS.map(({ topic }) => topic), lane],
    );
    const found: Record<string, object[]> = {};
    for (const row of rows) {
      const { flow, topic } = ENCOUNTER_FLOWS.find((one) => one.topic === row['topic'])!;
      const fields = await this.values.read(topic, row['value'] as Buffer);
      const event = { id: String(fields['eventId']), data: toJson(flow, fields) };
      found[flow] = [...(found[flow] ?? []), readFact(flow as OpenFactKind, event).fact];
    }
    return found as Partial<Facts>;
  }

  private async ofDocument(query: SqlQuery, document: string): Promise<UnitFacts | null> {
    const { rows } = await query(
      `SELECT d.subject_id, listed.value
       FROM subject_document d
       CROSS JOIN LATERAL (
         SELECT value FROM state WHERE topic = $2 AND entity_id = d.subject_id::text
         ORDER BY key LIMIT 1) AS listed
       WHERE d.blind = decode($1, 'hex')
       ORDER BY d.subject_id`,
      [document, SUBJECT.topic],
    );
    const subjects = rows.map((row) => String(row['subject_id']));
    const listed = await Promise.all(
      rows.map((row) => this.values.read(SUBJECT.topic, row['value'] as Buffer)),
    );
    if (!listed[0]) return null;
    const alike = await this.alike(query, document);
    const { areSame, areApart } = await this.judged(query, subjects);
    const facts = subjects.map((id, at): DocumentFact => {
      const { eventId, owner } = listed[at] as Fields;
      const others = subjects.filter((other) => other !== id);
      return {
        ...{ id, eventId: String(eventId), owner: String(owner), document },
        agreesWith: others.filter((other) => alike.has(pairOf(id, other))),
        sameAs: others.filter((other) => areSame(id, other)),
        apartFrom: others.filter((other) => areApart(id, other)),
      };
    });
    const lane = laneOf(listed[0]);
    return { lane, watchOwner: null, subjects, facts: { ...NO_FACTS, document: facts } };
  }

  /** Returns the pairs of subjects whose records of a document agree on whose it is. */
  private async alike(query: SqlQuery, document: string): Promise<Set<string>> {
    const { rows } = await query(
      `SELECT a.subject_id AS one, b.subject_id AS other
       FROM subject_document a JOIN subject_document b USING (blind)
       WHERE blind = decode($1, 'hex') AND a.subject_id < b.subject_id AND ${AGREE}`,
      [document],
    );
    return new Set(rows.map((row) => pairOf(String(row['one']), String(row['other']))));
  }

  /** What officers have said of subjects, directly or of others that are the same person. */
  private async judged(query: SqlQuery, subjects: readonly string[]) {
    const people = await this.links.clustersOf(query, subjects);
    const apart = await this.links.deniedAt(query, [...new Set([...people.values()].flat())]);
    return {
      areSame: (one: string, other: string): boolean => people.get(one)!.includes(other),
      areApart: (one: string, other: string): boolean =>
        people
          .get(one)!
          .some((here) => people.get(other)!.some((it) => apart.has(pairOf(here, it)))),
    };
  }
}
