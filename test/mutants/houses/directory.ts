import type { Mutant } from '../mutant.js';

const JUDGE = 'libs/directory/src/judge-change.ts';
const DIRECTORY_TESTS = ['libs/directory/src/judge-change.test.ts'];

export const directoryMutants: readonly Mutant[] = [
  {
    name: 'let one hand change the directory',
    file: JUDGE,
    find: 'if (counted.length < threshold)',
    replace: 'if (counted.length < 1 + 0 * threshold)',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'count one approver twice',
    file: 'libs/directory/src/approved-at.ts',
    find: 'return signed ? [signed] : [];',
    replace: 'return signed ? own : [];',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'believe an expired approval',
    file: 'libs/directory/src/approved-at.ts',
    find: 'at <= moment && moment <= until',
    replace: 'at <= moment && until >= 0',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'believe an approval of anybody',
    file: 'libs/directory/src/approved-at.ts',
    find: 'own.find((one) => isApproval(one, about, key))',
    replace: 'own.find((one) => isApproval(one, about, key) || key.length > 0)',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'let a wider right wait for nothing',
    file: JUDGE,
    find: 'if (!recovered && (gains.length === 0 || delay === 0)) return null;',
    replace: 'if (!recovered && (gains.length >= 0 || delay === 0)) return null;',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'take the time of the announcement from whoever is first',
    file: JUDGE,
    find: 'approvedAt(hands, needed, since + delay)',
    replace: 'approvedAt(hands, 1, since + delay)',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'take a key without its proof',
    file: 'libs/directory/src/key-proof.ts',
    find: 'if (proof === null ||',
    replace: 'if (proof === null) return true;\n  if (',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'begin a directory with other terms than the pinned',
    file: JUDGE,
    find: 'if (!rootOfDirectory(by.exchangeId, terms).equals(by.root))',
    replace: 'if (rootOfDirectory(by.exchangeId, terms).length === by.root.length + 1)',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'let a refusal change an entry',
    file: JUDGE,
    find: 'if (!isUnchanged)',
    replace: 'if (!isUnchanged && entry.version < 0)',
    tests: DIRECTORY_TESTS,
  },
  {
    name: 'let an entry change its number',
    file: 'libs/directory/src/directory-view.ts',
    find: 'number > HIGHEST_OWNER_NUMBER || this.numbers.has(code))',
    replace: 'number > HIGHEST_OWNER_NUMBER)',
    tests: ['libs/directory/src/directory-view.test.ts'],
  },
];
