import type { Mutant } from '../mutant.js';

const STEPS = ['libs/domain/src/flows/case/case-steps.test.ts'];
const RULES = ['libs/domain/src/flows/case/case-rules.test.ts'];
const DIR = 'libs/domain/src/flows/case';

/** Defects of cases. */
export const caseMutants: readonly Mutant[] = [
  {
    name: 'take any step of a track at any time',
    file: `${DIR}/may-follow.ts`,
    find: 'if (!rule?.after.includes(step))',
    replace: 'if (!rule)',
    tests: STEPS,
  },
  {
    name: 'let anybody own a case of any track',
    file: `${DIR}/validate-beginning.ts`,
    find: '(participant && track.isOwnedBy(participant))',
    replace: 'participant',
    tests: STEPS,
  },
  {
    name: 'let a prosecution cite anything',
    file: `${DIR}/validate-cited-case.ts`,
    find: "if (!track.cites.includes(String(cited['track'])))",
    replace: "if (cited['track'] === 'UNKNOWN')",
    tests: RULES,
  },
  {
    name: 'cite the case of another person',
    file: `${DIR}/validate-cited-case.ts`,
    find: "cited['subjectId'] !== after['subjectId']",
    replace: "cited['subjectId'] === null",
    tests: RULES,
  },
  {
    name: 'take an objection that is late',
    file: `${DIR}/validate-case-times.ts`,
    find: 'Number(objectedAt) < clock.dueAt',
    replace: 'Number(objectedAt) > 0',
    tests: RULES,
  },
  {
    name: 'close a case while somebody is detained',
    file: `${DIR}/may-follow.ts`,
    find: "change === 'CLOSED' && isDetained(before)",
    replace: "change === 'CLOSED' && isDetained({})",
    tests: RULES,
  },
  {
    name: 'decide without a conference',
    file: `${DIR}/validate-case-step.ts`,
    find: "step === 'CONFERENCE_HELD' || law === null",
    replace: "step !== 'OPENED' || law === null",
    tests: RULES,
  },
  {
    name: 'be final while the person may object',
    file: `${DIR}/validate-case-step.ts`,
    find: 'at >= clock.dueAt',
    replace: 'at > 0',
    tests: RULES,
  },
  {
    name: 'correct what no step has said',
    file: `${DIR}/validate-corrected.ts`,
    find: "isEmpty(before[name]) && name !== 'citesCaseId'",
    replace: "isEmpty(before[name]) && name === ''",
    tests: RULES,
  },
  {
    name: 'begin a case about who is held',
    file: 'apps/agency/src/subject/refuse-held.ts',
    find: "flow.flow === 'case' && BEGINS_CASE",
    replace: "flow.flow === 'none' && BEGINS_CASE",
    tests: ['apps/agency/src/cases-on-hold.test.ts'],
  },
  {
    name: 'rest a case on a referral that nobody answered',
    file: 'apps/agency/src/subject/refuse-held.ts',
    find: "ANSWERED.includes(String(referral['status']))",
    replace: "referral['status'] !== 'CLOSED'",
    tests: ['apps/agency/src/cases-on-hold.test.ts'],
  },
  {
    name: 'let the clock of a detention run out with the next step',
    file: 'libs/domain/src/clocks/case-clocks.ts',
    find: 'if (hasEnded(fields))',
    replace: "if (hasEnded(fields) || fields['step'] !== 'OPENED')",
    tests: ['libs/domain/src/clocks/case-clocks.test.ts'],
  },
  {
    name: 'give data that is wrong the time that the request gives',
    file: 'libs/domain/src/clocks/clocks-of.ts',
    find: 'since + law.rule.hours * HOUR_MS)',
    replace: 'since + law.rule.hours * DAY_MS)',
    tests: ['libs/domain/src/clocks/clocks-of.test.ts'],
  },
];
