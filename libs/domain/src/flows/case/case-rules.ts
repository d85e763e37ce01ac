import type { ChangeRule, Fields, FlowRules } from '../../flow-rules.js';
import { validateAddressees } from '../validate-addressees.js';
import { validateSaid } from '../validate-said.js';
import { CASE_ASIDES } from './case-asides.js';
import type { CaseStep } from './case-track.js';
import { CASE_TRACKS } from './case-tracks.js';
import { lastDayByLaw } from './detention.js';
import { refusalOf } from './may-follow.js';
import { validateArticles, validateBeginning, validateOwner } from './validate-beginning.js';
import { ALWAYS, validateCaseStep } from './validate-case-step.js';
import { CASE_TIMES, validateCaseTimes } from './validate-case-times.js';
import { validateCitedCase } from './validate-cited-case.js';
import { validateCorrected } from './validate-corrected.js';

/** What a case says once steps have said it; nothing when it begins. */
const SAID_LATER = [
  ...['decidedBy', 'decisionNo', 'objectionOutcome', 'objectionDecidedBy', 'objectionDecisionNo'],
  ...['outcome', 'detainedUntil', ...CASE_TIMES],
];
/** The time at which a change happened, where it says one. */
const HAPPENED_AT: Readonly<Record<string, string>> = {
  DECIDED: 'decidedAt',
  SERVED: 'servedAt',
  OBJECTED: 'objectedAt',
  OBJECTION_FORWARDED: 'forwardedAt',
  OBJECTION_DECIDED: 'objectionDecidedAt',
  VERDICT: 'decidedAt',
  EXECUTED: 'executedAt',
  DETAINED: 'detainedAt',
  RELEASED: 'releasedAt',
  CONSULATE_NOTIFIED: 'consulateNotifiedAt',
};
/** An agency whose authority ended may still bring its cases to an end. */
const ENDS = ['CLOSED', 'RETRACTED'];

const stepsNamed = (change: string): CaseStep[] =>
  CASE_TRACKS.flatMap(({ steps }) => steps[change] ?? []);
const begins = (change: string): boolean =>
  stepsNamed(change).some(({ after }) => after.length === 0);
const STEPS = [...new Set(CASE_TRACKS.flatMap(({ steps }) => Object.keys(steps)))];

/**
 * The rules of cases: what one authority does towards a person, step by step, on the track of its
 * kind. What a step is, which may follow which and who may take it are data (`CASE_TRACKS`). A case
 * that never was is retracted; what was said wrongly is corrected, and changes no step.
 */
export const caseRules: FlowRules = {
  flow: 'case',
  begins: STEPS.filter(begins),
  changes: {
    ...Object.fromEntries(
      STEPS.filter((change) => !begins(change)).map((change) => [
        change,
        ruleOf(change, stepsNamed(change)),
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(CASE_ASIDES).map(([change, aside]) => [
        change,
        ruleOf(change, [{ ...aside, after: [] }]),
      ]),
    ),
    CORRECTED: {
      sets: [...ALWAYS, 'citesCaseId', 'actions', ...SAID_LATER],
      requires: ['officer'],
      refusal: refusalOf('CORRECTED'),
    },
    RETRACTED: {
      sets: ['officer', 'detail'],
      requires: ['officer', 'detail'],
      refusal: refusalOf('RETRACTED'),
    },
  },
  mayRelate: { citesCaseId: 'case' },
  mayRestOn: Object.fromEntries(STEPS.filter(begins).map((change) => [change, 'referral'])),
  cites: { grounds: 'event' },
  isOpenTo: (change, participant) =>
    !STEPS.includes(change) ||
    CASE_TRACKS.some(({ steps, isOwnedBy }) => change in steps && isOwnedBy(participant)),
  occurredAt: (after) =>
    (after[HAPPENED_AT[String(after['change'])] ?? ''] ?? null) as number | null,
  derive(after, change, before, context) {
    const whole = { ...(before ? {} : nothingYet()), ...after };
    const detained =
      change === 'DETAINED'
        ? {
            ...{ releasedAt: null, consulateNotifiedAt: null },
            detainedUntil: context.said['detainedUntil'] ?? lastDayByLaw(whole),
          }
        : {};
    return {
      ...(before ? {} : nothingYet()),
      ...detained,
      step: STEPS.includes(change) || change === 'RETRACTED' ? change : before!['step'],
      underObjection: isSaid(whole, 'objectedAt') && !isSaid(whole, 'objectionOutcome'),
    };
  },
  validate(after, change, before, context) {
    const { now, said, participants } = context;
    if (change === 'RETRACTED') return validateSaid(after, 'detail');
    return [
      ...(ENDS.includes(change) || !STEPS.includes(change) ? [] : validateOwner(after, context)),
      ...(before ? [] : validateBeginning(after, change, context)),
      ...(!before || 'citesCaseId' in said
        ? validateCitedCase(after, context.related['citesCaseId'])
        : []),
      ...(change === 'CORRECTED'
        ? validateCorrected(after, before!, said)
        : validateCaseStep(after, change, before, context)),
      ...validateCaseTimes(after, said, now),
      ...validateArticles(after),
      ...validateAddressees(said['addressees'], participants),
    ];
  },
};

const isSaid = (fields: Fields, name: string): boolean => (fields[name] ?? null) !== null;
const nothingYet = (): Fields => ({
  ...Object.fromEntries(SAID_LATER.map((name) => [name, null])),
  actions: [],
});

/** A change may say what it says on any track; each track's rules refuse the rest. */
function ruleOf(change: string, steps: readonly CaseStep[]): ChangeRule {
  const all = steps.flatMap(({ says = [], maySay = [] }) => [...says, ...maySay]);
  const common = (steps[0]!.says ?? []).filter((name) =>
    steps.every(({ says = [] }) => says.includes(name)),
  );
  return {
    sets: [...new Set([...ALWAYS, ...all])],
    requires: ['officer', ...common],
    appends: ['grounds'],
    refusal: refusalOf(change),
  };
}
