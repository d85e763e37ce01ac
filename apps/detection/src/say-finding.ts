import type { Query } from '@sinergi/database';
import {
  ANSWERED_AT,
  endOfWorkingDay,
  handlingOf,
  type Lane,
  OVERSTAY_RULE,
  type StayEvaluation,
} from '@sinergi/domain';
import { type Answer, decide, endFinding, type Finding, nextRound } from './findings.js';
import type { HeldPermit } from './person-facts.js';

const DAY_MS = 86_400_000;

/** By what, and when, alerts are decided on. */
export interface LookOptions {
  /** epoch ms */
  now: number;
  competentAgency: string;
  /** the agency that is told where nobody took an alert up in time */
  escalateTo: string;
  handling: { purpose: string; legalBasis: string };
}

type Overstay = Extract<StayEvaluation, { verdict: 'OVERSTAY' }>;

/** Whether the competent agency has answered. */
export const isAnswered = (finding: Finding): finding is Finding & { answer: Answer } =>
  finding.answer !== null && ANSWERED_AT.includes(finding.answer.stage);

/** Raises an alert about a permit, with the time by which somebody is asked to take it up. */
export async function raise(
  query: Query,
  { found, lane, verdict }: { found: HeldPermit; lane: Lane; verdict: Overstay },
  { now, competentAgency, handling }: LookOptions,
): Promise<void> {
  const { permitId, subjectId, kecamatan, eventId } = found;
  const { severity, basis, evidence, explanationId, explanationEn } = verdict;
  const round = await nextRound(query, permitId);
  const dueAt = dueFrom(now);
  await query(
    `INSERT INTO finding (permit_id, round, rule_id, rule_version, severity, lane, state, basis,
       evidence, due_at, competent_agency)
     VALUES ($1, $2, $3, $4, $5, $6, 'OPEN', $7, $8, $9, $10)`,
    [
      ...[permitId, round, OVERSTAY_RULE.id, OVERSTAY_RULE.version, severity, lane, basis],
      ...[JSON.stringify(evidence), dueAt, competentAgency],
    ],
  );
  await decide(
    query,
    { permitId, round },
    {
      change: 'RAISED',
      body: {
        ruleId: OVERSTAY_RULE.id,
        ruleVersion: OVERSTAY_RULE.version,
        subjectId,
        kecamatan,
        category: 'OVERSTAY',
        severity,
        requestedAction: 'CHECK_RECORDS',
        competentAgency,
        dueAt: dueAt.toISOString(),
        evidence: [...evidence],
        explanationId,
        explanationEn,
        causationId: eventId,
        handling: {
          ...handling,
          ...handlingOf(lane),
          retainUntil: new Date(now + 5 * 365 * DAY_MS).toISOString().slice(0, 10),
        },
      },
    },
  );
}

/**
 * Says an open alert again where that is due: because the facts are others than those that were
 * said, because time alone made it more severe, because releases of before asked for no answer by a
 * time, or because nobody took it up in time. A day that passes says nothing again: the text names
 * the day on which it counted.
 */
export async function sayAgain(
  query: Query,
  finding: Finding,
  { severity, basis, evidence, explanationId, explanationEn }: Overstay,
  { now, escalateTo }: LookOptions,
): Promise<void> {
  const isOther =
    finding.severity !== severity || JSON.stringify(finding.evidence) !== JSON.stringify(evidence);
  const dueAt = finding.dueAt === null ? dueFrom(now) : new Date(finding.dueAt);
  const isPastDue = dueAt.getTime() <= now && !finding.isTaken && !finding.isEscalated;
  const addressees = [...new Set([...finding.addressees, ...(isPastDue ? [escalateTo] : [])])];
  await query(
    `UPDATE finding SET severity = $3, basis = $4, evidence = $5, due_at = $6, addressees = $7,
       escalated_at = CASE WHEN $8 THEN $9::timestamptz ELSE escalated_at END
     WHERE permit_id = $1 AND round = $2`,
    [
      ...[finding.permitId, finding.round, severity, basis, JSON.stringify(evidence), dueAt],
      ...[JSON.stringify(addressees), isPastDue, new Date(now)],
    ],
  );
  const body = {
    ...(isOther ? { severity, evidence: [...evidence], explanationId, explanationEn } : {}),
    ...(finding.dueAt === null ? { dueAt: dueAt.toISOString() } : {}),
    ...(isPastDue ? { addressees } : {}),
  };
  if (Object.keys(body).length > 0) await decide(query, finding, { change: 'UPDATED', body });
}

/** Closes an alert by what the competent agency answered. */
export async function close(query: Query, finding: Finding, answer: Answer): Promise<void> {
  const { owner, result, eventId } = answer;
  const what = result === null ? 'without a result' : `with the result ${result}`;
  const body = { statusReason: `${owner} answered ${what}.`, causationId: eventId };
  await decide(query, finding, { change: 'CLOSED', body });
  await endFinding(query, finding, 'CLOSED');
}

/** Withdraws an alert, since the facts that it rested on are no longer so. */
export async function takeBack(
  query: Query,
  finding: Finding,
  verdict: StayEvaluation['verdict'] | 'HELD',
): Promise<void> {
  await decide(query, finding, { change: 'RETRACTED', body: { statusReason: reasonFor(verdict) } });
  await endFinding(query, finding, 'TAKEN_BACK');
}

const dueFrom = (now: number): Date =>
  new Date(endOfWorkingDay(now, OVERSTAY_RULE.answerWithinWorkingDays));

function reasonFor(verdict: string): string {
  switch (verdict) {
    case 'FROZEN':
      return 'An application was filed before the permit ended: the stay’s clock stands still.';
    case 'HELD':
      return 'The subject is held for a human.';
    case 'REFERRED':
      return "A diplomatic or service permit is the Foreign Ministry's matter.";
    default:
      return 'The facts that it rested on no longer hold.';
  }
}
