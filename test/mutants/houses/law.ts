import type { Mutant } from '../mutant.js';

export const lawMutants: readonly Mutant[] = [
  {
    name: 'take a rule of law before its first day',
    file: 'libs/law/src/law-table.ts',
    find: '  from <= day && (until === null || day < until);',
    replace: "  from !== '' && (until === null || day < until);",
    tests: ['libs/law/src/law-table.test.ts'],
  },
];
