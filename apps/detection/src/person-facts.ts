import type { Query } from '@sinergi/database';
import { clusterOf, type Lane, type StayMovement, type StayPermit } from '@sinergi/domain';
import { dayNumber } from '@sinergi/law';

/** A permit with the facts that an alert about it states beside the verdict. */
export interface HeldPermit extends StayPermit {
  permitId: string;
  subjectId: string;
  kecamatan: string | null;
}

/**
 * Returns all subjects that are the same person in a lane, as the identity authority linked them.
 */
export async function personOf(query: Query, subjectId: string, lane: Lane): Promise<string[]> {
  const rows = await query(
    `WITH RECURSIVE reached (id) AS (
       SELECT $1::uuid
       UNION SELECT CASE WHEN l.one = r.id THEN l.other ELSE l.one END
         FROM reached r JOIN subject_link l ON r.id IN (l.one, l.other) AND l.lane = $2)
     SELECT l.one, l.other, l.relation, l.asserted_at FROM subject_link l
     WHERE l.one IN (SELECT id FROM reached) AND l.lane = $2`,
    [subjectId, lane],
  );
  return clusterOf(
    subjectId,
    rows.map((row) => ({
      from: String(row['one']),
      to: String(row['other']),
      relation: row['relation'] as 'SAME_PERSON' | 'NOT_SAME_PERSON',
      assertedAt: (row['asserted_at'] as Date).getTime(),
    })),
  );
}

export async function permitsOf(
  query: Query,
  subjects: readonly string[],
  lane: Lane,
): Promise<HeldPermit[]> {
  const rows = await query(
    `SELECT permit_id, subject_id, event_id, kecamatan, facts FROM permit
     WHERE subject_id = ANY($1::uuid[]) AND lane = $2 ORDER BY permit_id`,
    [subjects, lane],
  );
  return rows.map((row) => {
    const facts = row['facts'] as Record<string, string | null> & { awaitsPayment?: boolean };
    return {
      permitId: String(row['permit_id']),
      subjectId: String(row['subject_id']),
      kecamatan: (row['kecamatan'] as string | null) ?? null,
      eventId: String(row['event_id']),
      kind: String(facts['kind']),
      origin: String(facts['origin']),
      status: String(facts['status']),
      validFrom: dayNumber(facts['validFrom']!),
      validUntil: dayNumber(facts['validUntil']!),
      pendingSince: toMs(facts['pendingSince']),
      paidAt: toMs(facts['paidAt']),
      awaitsPayment: facts.awaitsPayment === true,
      decision: facts['decision'] ?? null,
      decidedAt: toMs(facts['decidedAt']),
      endedOn: facts['endedOn'] ? dayNumber(facts['endedOn']) : null,
    };
  });
}

export async function movementsOf(
  query: Query,
  subjects: readonly string[],
  lane: Lane,
): Promise<StayMovement[]> {
  const rows = await query(
    `SELECT event_id, facts FROM movement
     WHERE subject_id = ANY($1::uuid[]) AND lane = $2 ORDER BY movement_id`,
    [subjects, lane],
  );
  return rows.map((row) => {
    const facts = row['facts'] as { direction: string; at: string; retracted?: boolean };
    return {
      eventId: String(row['event_id']),
      direction: facts.direction,
      at: Date.parse(facts.at),
      retracted: facts.retracted === true,
    };
  });
}

const toMs = (time: string | null | undefined): number | null => (time ? Date.parse(time) : null);
