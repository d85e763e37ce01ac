import type { Mutant } from '../mutant.js';

const RULES = 'libs/detection/src/rules';
const LIMITS = [`${RULES}/limits.test.ts`];
const EXAMPLES = ['libs/detection/src/rule-examples.test.ts'];
const LINT_TESTS = ['libs/detection/src/lint/lint-rule.test.ts'];

/** Defects of the rules of early detection, and of what keeps them honest. */
export const ruleMutants: readonly Mutant[] = [
  {
    name: 'count each day of a short trip',
    file: `${RULES}/days-away.ts`,
    find: 'counted += length > shortTripDays ? length : 1;',
    replace: 'counted += length;',
    tests: LIMITS,
  },
  {
    name: 'forget that somebody came back to the district',
    file: `${RULES}/days-away.ts`,
    find: 'districts.includes(fact.kecamatan))) away = [];',
    replace: 'districts.includes(fact.kecamatan))) continue;',
    tests: EXAMPLES,
  },
  {
    name: 'compare old days with a new address',
    file: `${RULES}/days-away.ts`,
    find: 'kecamatanSince !== null && dayNumberAt(kecamatanSince) < day;',
    replace: 'kecamatanSince !== null && day > 0;',
    tests: EXAMPLES,
  },
  {
    name: 'let a lodging go on beyond what is covered',
    file: `${RULES}/days-away.ts`,
    find: "coveredUntil('lodging', kecamatan) ?? from",
    replace: "coveredUntil('lodging', kecamatan) ?? now",
    tests: EXAMPLES,
  },
  {
    name: 'judge a sponsor by the number',
    file: `${RULES}/sponsor-ended-permits.ts`,
    find: 'if (percent < values.leastPercent) return NOTHING;',
    replace: 'if (ended.length < 5) return NOTHING;',
    tests: EXAMPLES,
  },
  {
    name: 'count a withdrawn accreditation never',
    file: `${RULES}/election-conduct.ts`,
    find: 'if (one.withdrawnAt !== null && one.withdrawnAt <= at) return false;',
    replace: 'if (one.withdrawnAt !== null) return false;',
    tests: EXAMPLES,
  },
  {
    name: 'find somebody who is only present at an election',
    file: `${RULES}/election-conduct.ts`,
    find: 'Object.hasOwn(CONDUCT, activity);',
    replace: 'activity.length > 0;',
    tests: EXAMPLES,
  },
  {
    name: 'read a calendar entry that was withdrawn',
    file: `${RULES}/election-conduct.ts`,
    find: '        !isWithdrawn &&\n',
    replace: '        String(isWithdrawn) &&\n',
    tests: EXAMPLES,
  },
  {
    name: 'protect against what was closed',
    file: `${RULES}/incident-at-representation.ts`,
    find: "status === 'OPEN' && representationId !== null",
    replace: "status !== 'RETRACTED' && representationId !== null",
    tests: EXAMPLES,
  },
  {
    name: 'run a rule that rests on days and premises alone',
    file: 'libs/detection/src/lint/lint-rule.ts',
    find: 'restsOn.some((kind) => !ALONE_NONE.includes(kind))',
    replace: 'restsOn.some((kind) => kind.length > 0)',
    tests: LINT_TESTS,
  },
  {
    name: 'run a rule with a trap that nothing shows',
    file: 'libs/detection/src/lint/lint-rule.ts',
    find: 'shown.has(i) ? [] :',
    replace: 'shown.size > 0 ? [] :',
    tests: LINT_TESTS,
  },
  {
    name: 'see no protected word within a longer one',
    file: 'libs/detection/src/lint/protected-words.ts',
    find: '.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)',
    replace: '.split(/[^A-Za-z]+/)',
    tests: ['libs/detection/src/lint/protected-words.test.ts'],
  },
];
