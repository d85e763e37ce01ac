import type { Query } from '@sinergi/database';
import { answeredEarly } from './take-answers.js';
import { lookAtSoon } from './take-events.js';

/** A decision to submit, with its alert where that exists already. */
export interface Decision {
  decisionNo: string;
  permitId: string;
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

/** Selects the oldest decision of each permit. Later ones depend on its answer. */
export async function nextDecisions(query: Query): Promise<Decision[]> {
  const rows = await query(
    `SELECT d.decision_no, d.permit_id, d.round, d.change, d.body, f.alert_id, f.alert_version
     FROM decision d
     JOIN finding f USING (permit_id, round)
     WHERE d.sent_at IS NULL AND NOT EXISTS (
       SELECT
       FROM decision before
       WHERE before.sent_at IS NULL
         AND before.permit_id = d.permit_id
         AND before.decision_no < d.decision_no)
     ORDER BY d.decision_no LIMIT ${TOGETHER}`,
  );
  return rows.map((row) => ({
    decisionNo: String(row['decision_no']),
    permitId: String(row['permit_id']),
    round: Number(row['round']),
    change: String(row['change']),
    body: row['body'] as Record<string, unknown>,
    alertId: row['alert_id'] as string | null,
    alertVersion: row['alert_version'] as number | null,
  }));
}

/** Returns the decision as an item of a batch. */
export function toItem({
  decisionNo,
  permitId,
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
    key: `overstay ${permitId} ${round} ${decisionNo}`,
    data: body,
  };
}

export const isRefusal = ({ status }: ItemAnswer): boolean => status >= 400;

/**
 * Stores the result of decisions: the alert's id, or the reason of the refusal.
 *
 * @param at when to evaluate again whose alert was answered already
 */
export async function noteAnswers(
  query: Query,
  answered: readonly { decision: Decision; answer: ItemAnswer }[],
  at: Date,
): Promise<void> {
  const said = answered.filter(({ answer }) => !isRefusal(answer));
  const alerts = said.map(({ decision: { permitId }, answer: { alertId } }) => ({
    ...{ permitId, alertId },
  }));
  await lookAtSoon(query, await answeredEarly(query, alerts), at);
  await query(
    `UPDATE finding SET alert_id = s.alert_id,
       alert_version = GREATEST(finding.alert_version, s.version)
     FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::int[])
       AS s(permit_id, round, alert_id, version)
     WHERE finding.permit_id = s.permit_id AND finding.round = s.round`,
    [
      said.map(({ decision }) => decision.permitId),
      said.map(({ decision }) => decision.round),
      said.map(({ answer }) => answer.alertId),
      said.map(({ answer }) => answer.version),
    ],
  );
  await query(
    `UPDATE decision SET sent_at = clock_timestamp(), refusal = s.refusal
     FROM unnest($1::bigint[], $2::text[]) AS s(decision_no, refusal)
     WHERE decision.decision_no = s.decision_no`,
    [
      answered.map(({ decision }) => decision.decisionNo),
      answered.map(({ answer }) =>
        isRefusal(answer) ? (answer.detail ?? `HTTP ${answer.status}`).slice(0, 500) : null,
      ),
    ],
  );
}
