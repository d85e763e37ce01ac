import { Inject, Injectable } from '@nestjs/common';
import { nameBasedUuid } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { handlingOf, isEvidence, laneOf, type Statement } from '@sinergi/domain';
import { continueTrace } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { type EntityChange, WriteChanges } from '../change/write-changes.js';
import { DueLapses } from '../entity/due-lapses.js';
import { requireEntityFlow } from '../entity/entity-flow.js';
import { EntityIds } from '../ground/entity-ids.js';
import { flowOf } from '../ground/flow-of.js';
import { CLOCK, type Clock, PROFILE, VALUE_READER } from '../ground/tokens.js';
import { EarnedAreas } from '../replica/earned-areas.js';
import { columnsOf, Exercises } from '../replica/exercises.js';
import { type ValueReader } from '../replica/value-reader.js';
import { COUNTS_FOR_MS, EVIDENCE } from './evidence.js';
import { MatchedSubjects } from './matched-subjects.js';

const PRESENCE = requireEntityFlow('presence');
const SUBJECT = flowOf('subject');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Beyond this an officer has to look: so many people at once in a district are unusual. */
export const MOST_PER_HOUR = 60;
/** The newest evidence of one subject that is looked at. */
const MOST_EVIDENCE = 20;

interface Evidence extends Statement {
  eventId: string;
  kecamatan: string;
  subjectId: string;
}

/**
 * Confirms presences at the identity authority, without an officer, where nothing is left to
 * decide: the agency that gives the evidence has itself listed the person by a document, of which
 * number, birth date and name are those that the authority knows, and an officer has said that the
 * two subjects are one person. Everything else waits for an officer. The blind index answers;
 * nothing is opened for it.
 */
@Injectable()
export class ConfirmPresences {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly subjects: MatchedSubjects,
    private readonly earned: EarnedAreas,
    private readonly exercises: Exercises,
    private readonly writeChanges: WriteChanges,
    private readonly lapses: DueLapses,
    private readonly ids: EntityIds,
  ) {}

  /** Confirms what it can of subjects about which something came, in the caller's transaction. */
  async take(query: SqlQuery, subjectIds: readonly string[]): Promise<void> {
    const matched = await this.subjects.matched(query, subjectIds);
    if (matched.length === 0) return;
    const earned = await this.earned.areasOf(query, matched);
    const evidence = (await this.evidenceOf(query, matched)).filter(
      ({ subjectId, kecamatan }) => !earned.get(subjectId)?.includes(kecamatan),
    );
    const nowOf = await this.exercises.clockOf(query);
    // Nothing begins in an exercise that has ended.
    const going = evidence.filter(({ fields }) => Number.isFinite(nowOf(laneOf(fields))));
    const fresh = await this.notConfirmed(query, onePerDistrict(going));
    // One at a time, until the commit: two at once would each count without the other's.
    await query("SELECT pg_advisory_xact_lock(hashtextextended('sinergi presences', 0))");
    const changes: EntityChange[] = [];
    const left = new Map<string, number>();
    for (const one of fresh) {
      const { kecamatan } = one;
      const may = left.get(kecamatan) ?? MOST_PER_HOUR - (await this.ofLastHour(query, kecamatan));
      left.set(kecamatan, may - 1);
      if (may > 0) changes.push(this.presenceBy(one, nowOf(laneOf(one.fields))));
    }
    await this.writeChanges.write(query, changes);
    await this.count(query, changes);
    for (const { entityId, state } of changes)
      await this.lapses.note(query, PRESENCE, entityId, state.fields);
  }

  /** Returns what the agencies that listed the subjects themselves give as evidence of them. */
  private async evidenceOf(query: SqlQuery, subjectIds: readonly string[]): Promise<Evidence[]> {
    const { rows } = await query(
      `SELECT e.topic, e.owner, e.subject_id, e.value, listed.value AS listed
       FROM unnest($1::uuid[]) AS wanted(id)
       JOIN state listed ON listed.topic = $2 AND listed.subject_id = wanted.id
       CROSS JOIN LATERAL (
         SELECT topic, owner, subject_id, value
         FROM state
         WHERE subject_id = wanted.id
           AND topic = ANY($3::text[])
           AND owner = listed.owner
           AND owner <> $4
           AND occurred_at > coalesce(
             (SELECT t.now FROM unnest($7::text[], $8::timestamptz[]) AS t(lane, now)
              WHERE t.lane = state.lane), $5) - $9 * interval '1 millisecond'
         ORDER BY occurred_at DESC
         LIMIT $6) AS e`,
      [
        ...[subjectIds, SUBJECT.topic, EVIDENCE.map(({ topic }) => topic), this.profile.code],
        ...[new Date(this.clock()), MOST_EVIDENCE],
        ...[...columnsOf(await this.exercises.times(query)), COUNTS_FOR_MS],
      ],
    );
    const found = await Promise.all(
      rows.map(async (row): Promise<Evidence | null> => {
        const topic = String(row['topic']);
        const fields = await this.values.read(topic, row['value'] as Buffer);
        const listed = await this.values.read(SUBJECT.topic, row['listed'] as Buffer);
        // An exercise says nothing of a live person.
        if (laneOf(fields) !== laneOf(listed)) return null;
        return {
          flow: EVIDENCE.find((one) => one.topic === topic)!.flow,
          owner: String(row['owner']),
          fields,
          eventId: String(fields['eventId']),
          kecamatan: String(fields['kecamatan']),
          subjectId: String(row['subject_id']),
        };
      }),
    );
    return found.filter((one) => one !== null && isEvidence(one)) as Evidence[];
  }

  /** Drops evidence by which a presence was confirmed before, whatever became of it. */
  private async notConfirmed(query: SqlQuery, evidence: readonly Evidence[]): Promise<Evidence[]> {
    const { rows } = await query(
      'SELECT entity_id FROM owned_entity WHERE flow = $1 AND entity_id = ANY($2::text[])',
      [
        PRESENCE.descriptor.flow,
        evidence.flatMap((one) => [this.presenceIdOf(one), formerIdOf(one)]),
      ],
    );
    const known = new Set(rows.map((row) => String(row['entity_id'])));
    return evidence.filter(
      (one) => !known.has(this.presenceIdOf(one)) && !known.has(formerIdOf(one)),
    );
  }

  /** One event of evidence confirms one presence, also where it is read again. */
  private presenceIdOf(evidence: Evidence): string {
    return this.ids.named(nameOf(evidence));
  }

  /** Notes what counts in its district. The copy has it only when it came back over the log. */
  private async count(query: SqlQuery, changes: readonly EntityChange[]): Promise<void> {
    if (changes.length === 0) return;
    await query(
      `WITH old AS (DELETE FROM automatic_presence WHERE confirmed_at < $4)
       INSERT INTO automatic_presence (entity_id, kecamatan, confirmed_at)
       SELECT *, $3
       FROM unnest($1::uuid[], $2::text[])
       ON CONFLICT DO NOTHING`,
      [
        changes.map(({ entityId }) => entityId),
        changes.map(({ state }) => String(state.fields['kecamatan'])),
        ...[new Date(this.clock()), new Date(this.clock() - DAY_MS)],
      ],
    );
  }

  /** How many were confirmed by itself in a district within the hour, withdrawn or not. */
  private async ofLastHour(query: SqlQuery, kecamatan: string): Promise<number> {
    const { rows } = await query(
      `SELECT count(*) AS n
       FROM (
         SELECT entity_id
         FROM state
         WHERE topic = $1
           AND owner = $2
           AND kecamatan = $3
           AND kind = 'DOCUMENT_MATCHED'
           AND occurred_at > $4
         UNION
         SELECT entity_id::text
         FROM automatic_presence
         WHERE kecamatan = $3
           AND confirmed_at > $4) AS confirmed`,
      [
        ...[PRESENCE.descriptor.topic, this.profile.code, kecamatan],
        new Date(this.clock() - HOUR_MS),
      ],
    );
    return Number(rows[0]!['n']);
  }

  /** @param now in the lane of the evidence, epoch ms */
  private presenceBy(evidence: Evidence, now: number): EntityChange {
    const { fields, eventId, kecamatan, subjectId } = evidence;
    const until = now + COUNTS_FOR_MS;
    const [authority] = this.profile.legalAuthority;
    const handling = fields['handling'] as { retainUntil: number };
    return {
      flow: PRESENCE.descriptor,
      entityId: this.presenceIdOf(evidence),
      owned: null,
      trace: continueTrace(),
      state: {
        change: 'CONFIRMED',
        fields: {
          ...{ subjectId, kecamatan, basis: 'DOCUMENT_MATCHED', evidence: eventId, until },
          ...{ status: 'ACTIVE', withdrawalReason: null },
          occurredAt: now,
          correlationId: fields['correlationId'],
          causationId: eventId,
          handling: {
            purpose: authority!.purpose,
            legalBasis: authority!.legalBases[0],
            retainUntil: Math.max(handling.retainUntil, Math.ceil(until / DAY_MS)),
            ...handlingOf(laneOf(fields)),
            disputed: false,
          },
        },
      },
    };
  }
}

const nameOf = ({ eventId }: Evidence): string => `presence\0${eventId}`;
/** The id that earlier releases gave the presence, without a number. */
const formerIdOf = (evidence: Evidence): string => nameBasedUuid(nameOf(evidence));

/** Keeps the newest evidence of each person and district. */
function onePerDistrict(evidence: readonly Evidence[]): Evidence[] {
  const newest = new Map<string, Evidence>();
  for (const one of evidence) {
    const name = `${one.subjectId} ${one.kecamatan}`;
    if (!newest.has(name)) newest.set(name, one);
  }
  return [...newest.values()];
}
