import type { Query } from '@sinergi/database';
import {
  clusterOf,
  evaluateStay,
  type Lane,
  lastPermittedDay,
  OVERSTAY_RULE,
  type StayMovement,
  type StayPermit,
} from '@sinergi/domain';
import { beginningOf, dayNumber, dayNumberAt } from '@sinergi/law';

/** The lanes are evaluated separately: a fact of one lane counts for nothing in another. */
const LANES: readonly Lane[] = ['LIVE', 'EXERCISE'];
const DAY_MS = 86_400_000;

/** A permit with the facts that an alert about it states beside the verdict. */
interface HeldPermit extends StayPermit {
  permitId: string;
  subjectId: string;
  kecamatan: string | null;
}

/** The state of an alert of this service about a permit, as it was submitted. */
interface OpenFinding {
  permitId: string;
  round: number;
  severity: string;
}

export interface LookOptions {
  now: number;
  competentAgency: string;
  handling: { purpose: string; legalBasis: string };
}

/**
 * Evaluates one person's stay by the rule, in each lane, and decides whether to raise, update or
 * withdraw an alert. The same transaction stores the decisions, and they are submitted later. So no
 * decision is submitted twice, and none is lost.
 *
 * @returns when to evaluate again without any new event; null for never
 */
export async function lookAtPerson(
  query: Query,
  subjectId: string,
  options: LookOptions,
): Promise<Date | null> {
  const again: Date[] = [];
  for (const lane of LANES) {
    const at = await lookInLane(query, subjectId, lane, options);
    if (at) again.push(at);
  }
  return again.sort((left, right) => left.getTime() - right.getTime())[0] ?? null;
}

async function lookInLane(
  query: Query,
  subjectId: string,
  lane: Lane,
  options: LookOptions,
): Promise<Date | null> {
  const subjects = await personOf(query, subjectId, lane);
  const permits = await permitsOf(query, subjects, lane);
  const movements = await movementsOf(query, subjects, lane);
  const verdict = evaluateStay(permits, movements, options.now);
  const open = await openFindings(query, subjects, lane);
  const found =
    verdict.verdict === 'OVERSTAY'
      ? permits.find(({ eventId }) => eventId === verdict.permit?.eventId)
      : undefined;
  for (const finding of open) {
    if (finding.permitId === found?.permitId) continue;
    await decide(query, finding.permitId, finding.round, 'RETRACTED', {
      statusReason: reasonFor(verdict.verdict),
    });
    await query(`UPDATE finding SET state = 'TAKEN_BACK' WHERE permit_id = $1 AND round = $2`, [
      finding.permitId,
      finding.round,
    ]);
  }
  if (verdict.verdict === 'OVERSTAY' && found) {
    const said = open.find(({ permitId }) => permitId === found.permitId);
    const { severity, explanationId, explanationEn, evidence } = verdict;
    if (!said) {
      const round = await nextRound(query, found.permitId);
      await query(
        `INSERT INTO finding (permit_id, round, rule_id, rule_version, severity, lane, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'OPEN')`,
        [found.permitId, round, OVERSTAY_RULE.id, OVERSTAY_RULE.version, severity, lane],
      );
      await decide(query, found.permitId, round, 'RAISED', {
        ruleId: OVERSTAY_RULE.id,
        ruleVersion: OVERSTAY_RULE.version,
        subjectId: found.subjectId,
        kecamatan: found.kecamatan,
        category: 'OVERSTAY',
        severity,
        requestedAction: 'CHECK_RECORDS',
        competentAgency: options.competentAgency,
        evidence: [...evidence],
        explanationId,
        explanationEn,
        causationId: found.eventId,
        handling: {
          ...options.handling,
          exercise: lane === 'EXERCISE',
          retainUntil: new Date(options.now + 5 * 365 * DAY_MS).toISOString().slice(0, 10),
        },
      });
    } else if (said.severity !== severity) {
      await query('UPDATE finding SET severity = $3 WHERE permit_id = $1 AND round = $2', [
        found.permitId,
        said.round,
        severity,
      ]);
      await decide(query, found.permitId, said.round, 'UPDATED', {
        severity,
        evidence: [...evidence],
        explanationId,
        explanationEn,
      });
    }
  }
  return lookAgainAt(verdict.verdict, permits, options.now);
}

/**
 * Returns all subjects that are the same person in a lane, as the identity authority linked them.
 */
async function personOf(query: Query, subjectId: string, lane: Lane): Promise<string[]> {
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

async function permitsOf(
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

async function movementsOf(
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

/**
 * Returns the alerts of a lane about a person's permits, also where a permit is now in another
 * lane.
 */
async function openFindings(
  query: Query,
  subjects: readonly string[],
  lane: Lane,
): Promise<OpenFinding[]> {
  const rows = await query(
    `SELECT permit_id, round, severity FROM finding WHERE state = 'OPEN' AND lane = $2
       AND permit_id IN (SELECT permit_id FROM permit WHERE subject_id = ANY($1::uuid[]))
     ORDER BY permit_id`,
    [subjects, lane],
  );
  return rows.map((row) => ({
    permitId: String(row['permit_id']),
    round: Number(row['round']),
    severity: String(row['severity']),
  }));
}

async function nextRound(query: Query, permitId: string): Promise<number> {
  const [row] = await query('SELECT count(*) AS rounds FROM finding WHERE permit_id = $1', [
    permitId,
  ]);
  return Number(row!['rounds']) + 1;
}

async function decide(
  query: Query,
  permitId: string,
  round: number,
  change: string,
  body: object,
): Promise<void> {
  await query('INSERT INTO decision (permit_id, round, change, body) VALUES ($1, $2, $3, $4)', [
    permitId,
    round,
    change,
    JSON.stringify(body),
  ]);
}

function reasonFor(verdict: string): string {
  switch (verdict) {
    case 'FROZEN':
      return 'An application was filed before the permit ended: the stay’s clock stands still.';
    case 'REFERRED':
      return "A diplomatic or service permit is the Foreign Ministry's matter.";
    default:
      return 'The facts that it rested on no longer hold.';
  }
}

/**
 * On the day after a permit's last day the verdict may change without any event, and an overstay
 * grows every day.
 */
function lookAgainAt(verdict: string, permits: readonly HeldPermit[], now: number): Date | null {
  const today = dayNumberAt(now);
  if (verdict === 'OVERSTAY') return new Date(beginningOf(today + 1));
  const ahead = permits.map((permit) => lastPermittedDay(permit) + 1).filter((day) => day > today);
  return ahead.length > 0 ? new Date(beginningOf(Math.min(...ahead))) : null;
}

const toMs = (time: string | null | undefined): number | null => (time ? Date.parse(time) : null);
