import type { Mutant } from '../mutant.js';

const EXAMPLES = 'libs/detection/src/rule-examples.test.ts';

/** A defect in one of the rules, by its name. */
const inRule = (rule: string, mutant: Pick<Mutant, 'name' | 'find' | 'replace'>): Mutant => ({
  ...mutant,
  file: `libs/detection/src/rules/${rule}.ts`,
  tests: [`libs/detection/src/rules/${rule}.test.ts`, EXAMPLES],
});

export const detectionRuleMutants: readonly Mutant[] = [
  inRule('permit-ended-still-present', {
    name: 'take a new stay for the old one',
    find: 'dayNumberAt(crossed.at) > end - Number(leftByExit)',
    replace: 'dayNumberAt(crossed.at) > end + 400 - Number(leftByExit)',
  }),
  inRule('permit-ended-still-present', {
    name: 'silence a lead by an objection',
    find: 'isUnderObjection,\n',
    replace: '!isUnderObjection,\n',
  }),
  inRule('permit-ended-still-present', {
    name: 'take an entry that nobody reported for none',
    find: 'covered === null || covered < at',
    replace: 'covered === undefined',
  }),
  inRule('permit-ended-still-present', {
    name: 'forget the permit that a stay was put in order by',
    find: 'return validFrom > day && !cameAgain;',
    replace: 'return validFrom > day + 400 && !cameAgain;',
  }),
  inRule('activity-outside-permit', {
    name: 'judge by an index that nobody knows',
    find: 'if (lists.includes(null)) return SILENCE.unknown;',
    replace: '',
  }),
  inRule('activity-outside-permit', {
    name: 'let work for an organisation count against clergy',
    find: "activity === 'ORGANISATION' && !isClear",
    replace: "activity === 'ORGANISATION' && isClear",
  }),
  inRule('activity-outside-permit', {
    name: 'leave the permit’s own words aside',
    find: 'if (activities.includes(activity)) return activities;',
    replace: '',
  }),
  inRule('activity-outside-permit', {
    name: 'let an accreditation count after it was withdrawn',
    find: 'withdrawnAt !== null && withdrawnAt <= at',
    replace: 'withdrawnAt !== null && withdrawnAt > at + 1',
  }),
  inRule('presence-after-exit', {
    name: 'believe every clock',
    find: 'presence.at <= crossing.at + tolerated',
    replace: 'presence.at <= crossing.at',
  }),
  inRule('presence-after-exit', {
    name: 'find a presence before entries are complete',
    find: 'covered === null || covered < presence.at + tolerated',
    replace: 'covered === undefined',
  }),
  inRule('lodging-silent', {
    name: 'call the longest gap of a hotel silence',
    find: '    longestGap,',
    replace: '    0,',
  }),
  inRule('lodging-silent', {
    name: 'call days without a guest by chance silence',
    find: 'Math.log(chanceOneIn) / -Math.log(1 - 1 / usualGap)',
    replace: '0',
  }),
  inRule('lodging-silent', {
    name: 'count a day that is not over as silent',
    find: 'dayNumberAt(until) - (days.at(-1) as number) - 1',
    replace: 'dayNumberAt(until) - (days.at(-1) as number)',
  }),
  inRule('lodging-unreported', {
    name: 'ask for a report of whoever lives there',
    find: 'wasInForce(one, day),',
    replace: 'wasInForce(one, day + 4_000),',
  }),
  inRule('lodging-unreported', {
    name: 'find a lodging before reports are complete',
    find: 'covered === null || covered < complete',
    replace: 'covered === undefined',
  }),
];
