import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, flows } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { DirectoryView } from '@sinergi/directory';
import { agrees, isInForce, laneOf, type Statement } from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';
import { VALUE_READER } from '../ground/tokens.js';
import { Exercises } from './exercises.js';
import { SubjectLinks } from './subject-links.js';
import { type ValueReader } from './value-reader.js';

const PRESENCE = flowOf('presence');
const EVIDENCE_TOPICS = flows.filter(({ opensInArea }) => opensInArea).map(({ topic }) => topic);

/**
 * Answers in which districts people are, as far as this agency's own copy knows: where the identity
 * authority has confirmed a presence, and the evidence of another agency that it names still
 * stands. Only such a district may open the person's identity.
 */
@Injectable()
export class EarnedAreas {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly exercises: Exercises,
    private readonly links: SubjectLinks,
    private readonly directory: DirectoryView<DirectoryEntry>,
  ) {}

  /**
   * Returns the codes of the districts, by subject. Subjects of one person have the same districts.
   * A subject without a district is absent.
   */
  async areasOf(query: SqlQuery, subjectIds: readonly string[]): Promise<Map<string, string[]>> {
    const wanted = [...new Set(subjectIds)];
    if (wanted.length === 0) return new Map();
    const people = await this.links.clustersOf(query, wanted);
    const clock = await this.exercises.clockOf(query);
    const nowOf = ({ fields }: Statement): number => clock(laneOf(fields));
    const known = await this.presencesOf(query, [...new Set([...people.values()].flat())]);
    const presences = known.filter((presence) => isInForce(presence, nowOf(presence)));
    if (presences.length === 0) return new Map();
    const evidence = await this.evidenceOf(
      query,
      presences.map(({ fields }) => String(fields['evidence'])),
    );
    const areas = new Map<string, string[]>();
    for (const subjectId of wanted) {
      const person = new Set(people.get(subjectId)!);
      const earned = presences.filter((presence) =>
        evidence
          .get(String(presence.fields['evidence']))
          ?.some((one) => agrees(presence, one, person, nowOf(presence))),
      );
      const codes = new Set(earned.map(({ fields }) => String(fields['kecamatan'])));
      if (codes.size > 0) areas.set(subjectId, [...codes].sort());
    }
    return areas;
  }

  /** Returns the identity authority's presences, also those that are over. */
  private async presencesOf(query: SqlQuery, subjectIds: readonly string[]): Promise<Statement[]> {
    const { rows } = await query(
      `SELECT owner, value
       FROM state
       WHERE topic = $1
         AND subject_id = ANY($2::uuid[])
         AND change IN ('CONFIRMED', 'EXTENDED')`,
      [PRESENCE.topic, subjectIds],
    );
    return Promise.all(
      rows
        .map((row) => ({ owner: String(row['owner']), value: row['value'] as Buffer }))
        .filter(({ owner }) => this.directory.latest(owner)?.identityAuthority === true)
        .map(async ({ owner, value }): Promise<Statement> => {
          const fields = await this.values.read(PRESENCE.topic, value);
          return { flow: PRESENCE.flow, owner, fields };
        }),
    );
  }

  /** Returns the entities of events in their latest state, by event. */
  private async evidenceOf(
    query: SqlQuery,
    eventIds: readonly string[],
  ): Promise<Map<string, Statement[]>> {
    const { rows } = await query(
      `SELECT h.event_id, s.topic, s.owner, s.value
       FROM history h
       JOIN state s ON s.topic = h.topic AND s.key = h.key
       WHERE h.event_id = ANY($1::uuid[])
         AND h.topic = ANY($2::text[])`,
      [eventIds, EVIDENCE_TOPICS],
    );
    const found = new Map<string, Statement[]>();
    for (const row of rows) {
      const topic = String(row['topic']);
      const fields = await this.values.read(topic, row['value'] as Buffer);
      const { flow } = flows.find((one) => one.topic === topic)!;
      const eventId = String(row['event_id']);
      found.set(eventId, [
        ...(found.get(eventId) ?? []),
        { flow, owner: String(row['owner']), fields },
      ]);
    }
    return found;
  }
}
