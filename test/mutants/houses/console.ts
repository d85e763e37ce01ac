import type { Mutant } from '../mutant.js';

const REPORT_TESTS = ['apps/console/server/watch/believed-reports.test.ts'];

export const consoleMutants: readonly Mutant[] = [
  {
    name: 'say nothing of opening in bulk',
    file: 'apps/console/server/alerts/find-conditions.ts',
    find: 'if (openings?.bulk)',
    replace: 'if (openings?.bulk && openings.used < 0)',
    tests: ['apps/console/server/alerts/find-conditions.test.ts'],
  },
  {
    name: 'raise no alert of the log of actions',
    file: 'apps/console/server/alerts/find-conditions.ts',
    find: 'if (evidence.actionFault)',
    replace: 'if (evidence.actionFault && evidence.now < 0)',
    tests: ['apps/console/server/alerts/find-conditions.test.ts'],
  },
  {
    name: 'believe a report without a signature',
    file: 'apps/console/server/sync/believed-reports.ts',
    find: "if (reading === 'SIGNED') return true;",
    replace: "if (reading === 'SIGNED' || reading === 'UNSIGNED') return true;",
    tests: REPORT_TESTS,
  },
  {
    name: 'believe a report of yesterday',
    file: 'apps/console/server/sync/believed-reports.ts',
    find: 'if (seen.has(name) || at <',
    replace: 'if (at < 0 && at <',
    tests: [...REPORT_TESTS, 'apps/console/server/sync/believed-reports.test.ts'],
  },
  {
    name: 'take keys from a directory record of anybody',
    file: 'apps/console/server/sync/listed-keys.ts',
    find: 'if (!isJudged && !(await this.isFromBefore(record))) return null;',
    replace: "if (!isJudged && !(await this.isFromBefore(record)) && key === '') return null;",
    tests: REPORT_TESTS,
  },
  {
    name: 'keep silent about old keys',
    file: 'apps/console/server/alerts/find-conditions.ts',
    find: 'if (oldKeys.length > 0)',
    replace: 'if (oldKeys.length < 0)',
    tests: ['apps/console/server/alerts/find-conditions.test.ts'],
  },
];
