import type { Mutant } from '../mutant.js';

const HOLD_TESTS = ['apps/agency/src/refuse-held.test.ts'];

/** Defects of holds, referrals and diplomatic permits, in whichever house. */
export const holdMutants: readonly Mutant[] = [
  {
    name: 'let leads name whom nobody may',
    file: 'apps/agency/src/subject/refuse-held.ts',
    find: 'if (violations.length > 0)\n        throw',
    replace: 'if (violations.length > 9)\n        throw',
    tests: HOLD_TESTS,
  },
  {
    name: 'believe a hold of anybody',
    file: 'apps/agency/src/subject/subjects-on-hold.ts',
    find: 'this.directory.latest(owner)?.identityAuthority === true',
    replace: 'this.directory.latest(owner) !== undefined',
    tests: HOLD_TESTS,
  },
  {
    name: 'hold by an exercise',
    file: 'apps/agency/src/subject/subjects-on-hold.ts',
    find: 'if (laneOf(fields) !== lane) continue;',
    replace: '',
    tests: HOLD_TESTS,
  },
  {
    name: 'never release a hold',
    file: 'apps/agency/src/hold/hold-subjects.ts',
    find: 'if (reach === said) continue;',
    replace: 'if (reach === said || reach === null) continue;',
    tests: ['apps/agency/src/hold-subjects.test.ts'],
  },
  {
    name: 'show old diplomatic permits to whoever reads permits',
    file: 'apps/agency/src/entity/hidden-kinds.ts',
    find: "!subscribes.includes('diplomatic-permit')",
    replace: 'subscribes.length === 0',
    tests: ['apps/agency/src/hidden-permits.test.ts'],
  },
  {
    name: 'take any referral for the ministry’s',
    file: 'apps/agency/src/hold/referral-worklist.ts',
    find: "kind === 'PRIVILEGE'",
    replace: "kind !== ''",
    tests: ['apps/agency/src/hold-worklists.test.ts'],
  },
  {
    name: 'let go of whose permit has ended',
    file: 'libs/domain/src/hold/hold-of.ts',
    find: "&& status !== 'RETRACTED');",
    replace: "&& status === 'ACTIVE');",
    tests: ['libs/domain/src/hold/hold-of.test.ts'],
  },
  {
    name: 'take a diplomatic permit as an ordinary one',
    file: 'libs/domain/src/flows/permit/permit-rules.ts',
    find: 'ENDS_HERE.includes(change) || !isPrivilegedKind(kind)',
    replace: 'ENDS_HERE.includes(change) || kind !== null',
    tests: ['libs/domain/src/flows/permit/permit-rules.test.ts'],
  },
  {
    name: 'let go of whose referral was confirmed',
    file: 'libs/domain/src/hold/hold-of.ts',
    find: "status !== 'CLOSED' || outcome === 'CONFIRMED'",
    replace: "status !== 'CLOSED' && outcome !== 'UNKNOWN'",
    tests: ['libs/domain/src/hold/hold-of.test.ts'],
  },
  {
    name: 'ask everybody for an order',
    file: 'apps/agency/src/worklist/follow-own-work.ts',
    find: 'if (!key.startsWith(',
    replace: 'if (key === key.repeat(2) && !key.startsWith(',
    tests: ['apps/agency/src/own-work.test.ts'],
  },
];
