import type { Query } from '@sinergi/database';
import { lookAtSoon } from './due.js';
import { answeredEarly } from './take-answers.js';

/** A decision to submit, with its alert where that exists already. */
export interface Decision {
  decisionNo: string;
  findingNo: string;
  ruleId: string;
  cause: string;
  round: number;
  change: string;
  body: Record<string, unknown>;
  alertId: string | null;
  alertVersion: number | null;
}

/** An item of a batch's answer: the commit, or a problem. */
export interface ItemAnswer {
  status: number;
  alertId?: string;
  version?: number;
  detail?: string;
}

const TOGETHER = 50;
/** Callers' keys have at most 255 characters; a cause may be as long. */
const LONGEST_CAUSE = 120;

/**
 * Selects the oldest decision about each cause. Later ones depend on its answer. The version at
 * which an alert is changed is noted with the decision first: whoever submits it again, this
 * process or another, asks for the same.
 */
export async function nextDecisions(query: Query): Promise<Decision[]> {
  const rows = await query(
    `UPDATE decision d SET alert_version = coalesce(d.alert_version, n.held)
     FROM (
       SELECT d.decision_no, f.rule_id, f.cause, f.round, f.alert_id, f.alert_version AS held
       FROM decision d
       JOIN finding f USING (finding_no)
       WHERE d.sent_at IS NULL AND NOT EXISTS (
         SELECT
         FROM decision before
         JOIN finding other USING (finding_no)
         WHERE before.sent_at IS NULL
           AND other.rule_id = f.rule_id AND other.lane = f.lane AND other.cause = f.cause
           AND before.decision_no < d.decision_no)
       ORDER BY d.decision_no LIMIT ${TOGETHER}) n
     WHERE d.decision_no = n.decision_no
     RETURNING d.decision_no, d.finding_no, n.rule_id, n.cause, n.round, d.change, d.body,
       n.alert_id, d.alert_version`,
  );
  return rows
    .map((row) => ({
      decisionNo: String(row['decision_no']),
      findingNo: String(row['finding_no']),
      ruleId: String(row['rule_id']),
      cause: String(row['cause']),
      round: Number(row['round']),
      change: String(row['change']),
      body: row['body'] as Record<string, unknown>,
      alertId: row['alert_id'] as string | null,
      alertVersion: row['alert_version'] as number | null,
    }))
    .sort((left, right) => Number(left.decisionNo) - Number(right.decisionNo));
}

/** Returns the decision as an item of a batch. */
export function toItem({
  decisionNo,
  ruleId,
  cause,
  round,
  change,
  body,
  alertId,
  alertVersion,
}: Decision): object {
  return {
    flow: 'alert',
    change,
    ...(alertId === null ? {} : { id: alertId, version: alertVersion }),
    key: `${ruleId} ${cause.slice(0, LONGEST_CAUSE)} ${round} ${decisionNo}`,
    data: body,
  };
}

export const isRefusal = ({ status }: ItemAnswer): boolean => status >= 400;

/**
 * Stores the result of decisions: the alert's id, or the reason of the refusal. An alert that was
 * refused never was: what was to be said of it later is given up, and it may be raised anew.
 *
 * @param at when to evaluate again whose alert was answered already
 */
export async function noteAnswers(
  query: Query,
  answered: readonly { decision: Decision; answer: ItemAnswer }[],
  at: Date,
): Promise<void> {
  const said = answered.filter(({ answer }) => !isRefusal(answer));
  const alerts = said.map(({ decision: { findingNo }, answer: { alertId } }) => ({
    ...{ findingNo, alertId },
  }));
  await lookAtSoon(query, await answeredEarly(query, alerts), at);
  await query(
    `UPDATE finding SET alert_id = s.alert_id,
       alert_version = GREATEST(finding.alert_version, s.version)
     FROM unnest($1::bigint[], $2::uuid[], $3::int[]) AS s(finding_no, alert_id, version)
     WHERE finding.finding_no = s.finding_no`,
    [
      said.map(({ decision }) => decision.findingNo),
      said.map(({ answer }) => answer.alertId),
      said.map(({ answer }) => answer.version),
    ],
  );
  await query(
    `UPDATE decision SET sent_at = clock_timestamp(), refusal = s.refusal
     FROM unnest($1::bigint[], $2::text[]) AS s(decision_no, refusal)
     WHERE decision.decision_no = s.decision_no AND decision.sent_at IS NULL`,
    [
      answered.map(({ decision }) => decision.decisionNo),
      answered.map(({ answer }) =>
        isRefusal(answer) ? (answer.detail ?? `HTTP ${answer.status}`).slice(0, 500) : null,
      ),
    ],
  );
  const never = answered.flatMap(({ decision, answer }) =>
    isRefusal(answer) && decision.change === 'RAISED' ? [decision.findingNo] : [],
  );
  if (never.length === 0) return;
  await query(
    `UPDATE finding SET state = 'REFUSED'
     WHERE finding_no = ANY($1::bigint[]) AND alert_id IS NULL AND state = 'OPEN'`,
    [never],
  );
  await query(
    `UPDATE decision SET sent_at = clock_timestamp(), refusal = 'its alert was refused'
     WHERE sent_at IS NULL AND finding_no = ANY($1::bigint[])`,
    [never],
  );
}
