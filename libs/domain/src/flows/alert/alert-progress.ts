import type { Fields, RuleParticipant } from '../../flow-rules.js';
import { mayAnswer } from './may-answer.js';
import { ANSWERED_AT, TAKEN_FROM } from './response-stages.js';

export type ProgressStage = 'OPEN' | 'SEEN' | 'TAKEN' | 'ANSWERED' | 'CLOSED' | 'RETRACTED';

/** How far an alert is, by its own status and by what agencies answered to it. */
export interface AlertProgress {
  stage: ProgressStage;
  /** the agency by whose word it is there; null while nobody answered */
  by: string | null;
  /** when that was said last, epoch ms; null while nobody answered */
  since: number | null;
  /** the competent agency's result as it is now, also where it was corrected after the closing */
  result: string | null;
  /** whether its due time has come and nobody who was asked has taken it up */
  isPastDue: boolean;
}

/** In the order of an alert's way. */
export const PROGRESS_STAGES: readonly ProgressStage[] = [
  ...(['OPEN', 'SEEN', 'TAKEN', 'ANSWERED', 'CLOSED', 'RETRACTED'] as const),
];

/**
 * Computes how far an alert is. Only who may answer it counts. The competent agency's result is the
 * answer; another agency's result shows that it took the alert up. Of two that are equally far, the
 * competent agency counts, then who was first.
 *
 * @param alert its latest state
 * @param responses the latest state of each response to it that is held
 * @param now epoch ms
 */
export function progressOf(
  alert: Fields,
  responses: readonly Fields[],
  participants: readonly RuleParticipant[],
  now: number,
): AlertProgress {
  const { status, owner, competentAgency, occurredAt } = alert;
  const counted = responses.filter((one) => mayAnswer(String(one['owner']), alert, participants));
  const isCompetent = (one: Fields): boolean => one['owner'] === competentAgency;
  const result = (counted.find(isCompetent)?.['result'] as string | null | undefined) ?? null;
  if (status === 'RETRACTED' || status === 'CLOSED')
    return {
      ...{ stage: status, by: String(owner), since: Number(occurredAt), result },
      isPastDue: false,
    };
  const [furthest] = counted
    .map((one) => ({
      stage: stageOf(one, isCompetent(one)),
      by: String(one['owner']),
      since: Number(one['occurredAt']),
      isCompetent: isCompetent(one),
    }))
    .sort(
      (left, right) =>
        PROGRESS_STAGES.indexOf(right.stage) - PROGRESS_STAGES.indexOf(left.stage) ||
        Number(right.isCompetent) - Number(left.isCompetent) ||
        left.since - right.since,
    );
  const { stage = 'OPEN', by = null, since = null } = furthest ?? {};
  return { stage, by, since, result, isPastDue: isOver(alert, now) && !isTaken(alert, counted) };
}

function stageOf({ stage }: Fields, isCompetent: boolean): ProgressStage {
  if (isCompetent && ANSWERED_AT.includes(String(stage))) return 'ANSWERED';
  return TAKEN_FROM.includes(String(stage)) ? 'TAKEN' : 'SEEN';
}

const isOver = ({ dueAt }: Fields, now: number): boolean =>
  (dueAt ?? null) !== null && Number(dueAt) <= now;

/** Whether one of those whom the alert asks has taken it up. */
const isTaken = ({ competentAgency, addressees }: Fields, counted: readonly Fields[]): boolean =>
  counted.some(
    ({ owner, stage }) =>
      TAKEN_FROM.includes(String(stage)) &&
      (owner === competentAgency ||
        ((addressees ?? []) as readonly unknown[]).includes(String(owner))),
  );
