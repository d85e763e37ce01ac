import { Inject, Injectable } from '@nestjs/common';
import { isEvidence } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { CLOCK, type Clock, PROFILE, VALUE_READER } from '../ground/tokens.js';
import { EarnedAreas } from '../replica/earned-areas.js';
import { columnsOf, Exercises } from '../replica/exercises.js';
import { type ValueReader } from '../replica/value-reader.js';
import { COUNTS_FOR_MS, EVIDENCE } from './evidence.js';
import { MatchedSubjects } from './matched-subjects.js';

/** Evidence that no presence goes with, and why none was confirmed without an officer. */
export interface WaitingEvidence {
  eventId: string;
  flow: string;
  owner: string;
  kecamatan: string;
  subjectId: string;
  /** ISO 8601 */
  occurredAt: string;
  /**
   * NOT_LINKED: no officer said whom of this agency's subjects it is; NOT_ALIKE: document, birth
   * date and name are not all alike; LEFT_TO_OFFICERS: they are, but there were too many in the
   * district, or another agency saw the person than the one that listed the subject
   */
  because: 'NOT_LINKED' | 'NOT_ALIKE' | 'LEFT_TO_OFFICERS';
}

/** Of the newest evidence so much is looked at: what is older waits behind it. */
const MOST_LOOKED_AT = 2_000;

/** What waits for an officer of the identity authority: people of whom others say that they saw. */
@Injectable()
export class PresenceWorklist {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly earned: EarnedAreas,
    private readonly subjects: MatchedSubjects,
    private readonly exercises: Exercises,
  ) {}

  /** @returns the newest first; one for each person, district and owner */
  async list(kecamatan: string | undefined, limit: number): Promise<WaitingEvidence[]> {
    const { query } = this.database;
    const { rows } = await query(
      `SELECT DISTINCT ON (subject_id, kecamatan, owner) topic, owner, subject_id, kecamatan,
         occurred_at, value
       FROM (
         SELECT *
         FROM state
         WHERE topic = ANY($1::text[])
           AND subject_id IS NOT NULL
           AND owner <> $2
           AND occurred_at > coalesce(
             (SELECT t.now FROM unnest($6::text[], $7::timestamptz[]) AS t(lane, now)
              WHERE t.lane = state.lane), $3) - $8 * interval '1 millisecond'
           AND ($4::text IS NULL OR kecamatan = $4)
         ORDER BY occurred_at DESC
         LIMIT $5) AS newest
       ORDER BY subject_id, kecamatan, owner, occurred_at DESC`,
      [
        ...[EVIDENCE.map(({ topic }) => topic), this.profile.code],
        ...[new Date(this.clock()), kecamatan ?? null, MOST_LOOKED_AT],
        ...[...columnsOf(await this.exercises.times(query)), COUNTS_FOR_MS],
      ],
    );
    const found = await Promise.all(rows.map((row) => this.evidenceIn(row)));
    const ids = found.flatMap((one) => one?.subjectId ?? []);
    const earned = await this.earned.areasOf(query, ids);
    const linked = new Set(await this.subjects.linked(query, ids));
    const matched = new Set(await this.subjects.matched(query, ids));
    return found
      .filter((one) => one !== null)
      .filter((one) => !earned.get(one.subjectId)?.includes(one.kecamatan))
      .sort((left, right) => right.occurredAt.localeCompare(left.occurredAt))
      .slice(0, limit)
      .map((one) => ({
        ...one,
        because: matched.has(one.subjectId)
          ? 'LEFT_TO_OFFICERS'
          : linked.has(one.subjectId)
            ? 'NOT_ALIKE'
            : 'NOT_LINKED',
      }));
  }

  private async evidenceIn(
    row: Record<string, unknown>,
  ): Promise<Omit<WaitingEvidence, 'because'> | null> {
    const topic = String(row['topic']);
    const { flow } = EVIDENCE.find((one) => one.topic === topic)!;
    const fields = await this.values.read(topic, row['value'] as Buffer);
    const owner = String(row['owner']);
    if (!isEvidence({ flow, owner, fields })) return null;
    return {
      ...{ eventId: String(fields['eventId']), flow, owner, subjectId: String(row['subject_id']) },
      kecamatan: String(row['kecamatan']),
      occurredAt: (row['occurred_at'] as Date).toISOString(),
    };
  }
}
