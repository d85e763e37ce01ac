import type { Mutant } from '../mutant.js';

const TABLE = 'apps/agency/src/lineage/lineage-table.ts';
const SCOPE = 'apps/agency/src/lineage/lineage-scope.ts';
const READ = 'apps/agency/src/lineage/read-lineage.ts';
const GROUNDS = 'apps/agency/src/inbox/corrected-grounds.ts';
const LINEAGE_TESTS = ['apps/agency/src/lineage.test.ts'];
const INBOX_TESTS = ['apps/agency/src/corrected-grounds.test.ts'];

/** What rests on what, and who is told that it was corrected. */
export const lineageMutants: readonly Mutant[] = [
  {
    name: 'follow what a token does not read',
    file: SCOPE,
    find: "keyedBy !== 'code' && mayRead",
    replace: "keyedBy !== 'code' || mayRead",
    tests: LINEAGE_TESTS,
  },
  {
    name: 'join lanes in a lineage',
    file: SCOPE,
    find: 's.lane = $1 AND',
    replace: '$1::text IS NOT NULL AND',
    tests: LINEAGE_TESTS,
  },
  {
    name: 'call a correction one of the version that came after it',
    file: READ,
    find: 'names ? one.version > names.version :',
    replace: 'names ? one.version > 0 :',
    tests: LINEAGE_TESTS,
  },
  {
    name: 'say nothing where a lineage is cut',
    file: READ,
    find: 'cut.byDepth = true;',
    replace: 'cut.byDepth = false;',
    tests: LINEAGE_TESTS,
  },
  {
    name: 'tell a correction by when it was made, not by when it came',
    file: GROUNDS,
    find: "Number(held.fields['recordedAt']) > one.cause.cameAt.getTime()",
    replace: "Number(held.fields['recordedAt']) > one.cause.recordedAt.getTime()",
    tests: INBOX_TESTS,
  },
  {
    name: 'bring back what was reviewed where the copy is read anew',
    file: TABLE,
    find: 'change = excluded.change, recorded_at = excluded.recorded_at`',
    replace:
      'change = excluded.change, recorded_at = excluded.recorded_at, came_at = excluded.came_at`',
    tests: INBOX_TESTS,
  },
  {
    name: 'tell only the first correction',
    file: GROUNDS,
    find: 'before.cameAt >= cause.cameAt',
    replace: 'before.cameAt.getTime() > 0',
    tests: INBOX_TESTS,
  },
  {
    name: 'forget what was opened',
    file: GROUNDS,
    find: 'cause.cameAt > askedAt ?',
    replace: 'cause.cameAt < askedAt ?',
    tests: INBOX_TESTS,
  },
];
