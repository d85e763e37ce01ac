import { ANSWERED_AT, endOfWorkingDay, handlingOf } from '@sinergi/domain';
import type { Finding, Rule } from '../rule.js';
import type { Answer, Judged, Said, SaidFinding } from './said-finding.js';

const DAY_MS = 86_400_000;
const MOST_EVIDENCE = 100;
const LONGEST_REASON = 500;

/** By what, and when, alerts are decided on. */
export interface SayOptions {
  /** the time in the lane, epoch ms */
  now: number;
  /** the agency that is competent to act, by the rule's word and the district */
  competentFor(rule: Rule, kecamatan: string | null): string;
  /** the agency that is told where nobody took an alert up in time */
  escalateTo: string;
  handling: { purpose: string; legalBasis: string };
}

/** What a rule found of a unit. */
export interface Found {
  rule: Rule;
  one: Judged;
  finding: Finding;
}

/** Whether the competent agency has answered. */
export const isAnswered = (finding: SaidFinding): finding is SaidFinding & { answer: Answer } =>
  finding.answer !== null && ANSWERED_AT.includes(finding.answer.stage);

/** Whether nobody took an open alert up by its time, and the coordinator was not told so. */
export const isWaiting = ({ status, isTaken, escalatedAt }: SaidFinding): boolean =>
  status === 'OPEN' && !isTaken && escalatedAt === null;

/** The subject that an alert names: one of a rule on something else than people names nobody. */
export const subjectOf = ({ rule, finding }: Found): string | null =>
  rule.unit === 'PERSON' ? finding.subjectId : null;

/** Whether an alert names whom the rule found: the same person, by whichever of the subjects. */
export const isAboutSame = (said: SaidFinding, found: Found): boolean => {
  const subject = subjectOf(found);
  if (said.subjectId === null || subject === null) return said.subjectId === subject;
  return said.subjectId === subject || found.one.ids.includes(said.subjectId);
};

/** Makes an alert, with the time by which somebody is asked to take it up. */
export function raise(
  found: Found,
  round: number,
  { now, competentFor, handling }: SayOptions,
): { finding: SaidFinding } & Said {
  const { rule, one, finding } = found;
  const { cause, kecamatan, severity, basis, requestedAction, causationId, explanation } = finding;
  const subjectId = subjectOf(found);
  const competentAgency = competentFor(rule, kecamatan);
  const evidence = evidenceOf(finding);
  const dueAt = endOfWorkingDay(now, rule.answerWithinWorkingDays);
  return {
    finding: {
      ...{ findingNo: null, ruleId: rule.id, ruleVersion: rule.version, lane: one.lane },
      ...{ cause, round, unit: one.unit, unitId: unitIdOf(found), subjectId, severity },
      ...{ status: 'OPEN', basis, evidence, dueAt, escalatedAt: null, competentAgency },
      ...{ addressees: [], answer: null, isTaken: false },
    },
    change: 'RAISED',
    body: {
      ruleId: rule.id,
      ruleVersion: rule.version,
      subjectId,
      kecamatan,
      category: rule.category,
      severity,
      requestedAction,
      competentAgency,
      dueAt: new Date(dueAt).toISOString(),
      evidence,
      explanationId: explanation.id,
      explanationEn: explanation.en,
      causationId,
      handling: {
        ...handling,
        ...handlingOf(one.lane),
        retainUntil: new Date(now + 5 * 365 * DAY_MS).toISOString().slice(0, 10),
      },
    },
  };
}

/**
 * Says an open alert again where that is due: because the facts are others than those that were
 * said, because time alone made it more severe, because releases of before asked for no answer by a
 * time, or because nobody took it up in time. A day that passes says nothing again: the text names
 * the day on which it counted.
 *
 * @returns null where there is nothing to say
 */
export function sayAgain(
  said: SaidFinding,
  found: Found,
  { now, escalateTo }: SayOptions,
): Said | null {
  const { severity, basis, requestedAction, explanation } = found.finding;
  const evidence = evidenceOf(found.finding);
  const isOther =
    said.severity !== severity ||
    (said.basis !== null && said.basis !== basis) ||
    !isSame(said.evidence, evidence);
  const dueAt = said.dueAt ?? endOfWorkingDay(now, found.rule.answerWithinWorkingDays);
  const isPastDue = dueAt <= now && isWaiting(said);
  const addressees = [...new Set([...said.addressees, ...(isPastDue ? [escalateTo] : [])])];
  const body = {
    ...(isOther
      ? {
          ...{ severity, requestedAction, evidence },
          ...{ explanationId: explanation.id, explanationEn: explanation.en },
        }
      : {}),
    ...(said.dueAt === null ? { dueAt: new Date(dueAt).toISOString() } : {}),
    ...(isPastDue ? { addressees } : {}),
  };
  Object.assign(said, { severity, basis, evidence, dueAt, addressees, unitId: unitIdOf(found) });
  if (isPastDue) said.escalatedAt = now;
  return Object.keys(body).length > 0 ? { change: 'UPDATED', body } : null;
}

/** Closes an alert by what the competent agency answered. */
export function close(said: SaidFinding & { answer: Answer }): Said {
  const { owner, result, eventId } = said.answer;
  const what = result === null ? 'without a result' : `with the result ${result}`;
  said.status = 'CLOSED';
  const body = { statusReason: `${owner} answered ${what}.`, causationId: eventId };
  return { change: 'CLOSED', body };
}

export const NO_LONGER = 'The facts that it rested on no longer hold.';
export const IS_HELD = 'The subject is held for a human.';
export const ABOUT_ANOTHER = 'The facts that it rested on are about another subject.';

/** Withdraws an alert, since the facts that it rested on are no longer so. */
export function takeBack(said: SaidFinding, reason: string): Said {
  said.status = 'TAKEN_BACK';
  return { change: 'RETRACTED', body: { statusReason: reason.slice(0, LONGEST_REASON) } };
}

/** The events on which a finding rests, each once; the one that led to it is always there. */
const evidenceOf = ({ evidence, causationId }: Finding): string[] => {
  const each = [...new Set(evidence)];
  return each.length <= MOST_EVIDENCE
    ? each
    : [causationId, ...each.filter((id) => id !== causationId).slice(0, MOST_EVIDENCE - 1)];
};

const isSame = (left: readonly string[], right: readonly string[]): boolean =>
  [...left].sort().join() === [...right].sort().join();

/** A person is found again by the subject that is named, whatever it is linked with by then. */
const unitIdOf = (found: Found): string => {
  const subject = subjectOf(found);
  return subject !== null && found.one.ids.includes(subject)
    ? subject
    : (found.one.ids[0] ?? found.one.unitId);
};
