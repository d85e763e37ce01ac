import type { Mutant } from '../mutant.js';

const TESTS = ['apps/agency/src/restricted-flow.test.ts'];

/** What would tell somebody that there is a flow that he does not read. */
export const restrictedMutants: readonly Mutant[] = [
  {
    name: 'mount the routes of a restricted flow for everybody',
    file: 'apps/agency/src/agency.module.ts',
    find: 'entityRoutes((flow) => isKnownAt(parts.profile, flow))',
    replace: 'entityRoutes(() => true)',
    tests: TESTS,
  },
  {
    name: 'take an item of a restricted flow for one of another right',
    file: 'apps/agency/src/intake/submit-many.ts',
    find: '(flow) => isKnownAt(this.profile, flow)',
    replace: '() => true',
    tests: TESTS,
  },
  {
    name: 'list a restricted flow among those of the feed',
    file: 'libs/contracts/src/known-flows.ts',
    find: "keyedBy !== 'code' && isKnownAt(rights, flow)",
    replace: "keyedBy !== 'code' && rights !== null",
    tests: TESTS,
  },
  {
    name: 'know the topic of a restricted flow when it is asked for by name',
    file: 'apps/agency/src/messages/read-messages.ts',
    find: 'if (!flow || !isKnownAt(this.profile, flow.flow))',
    replace: 'if (!flow)',
    tests: TESTS,
  },
  {
    name: 'state the coverage of a restricted flow, and find who publishes it',
    file: 'apps/agency/src/entity/compose-state.ts',
    find: 'publishes: one.publishes.filter(isOrdinary)',
    replace: 'publishes: one.publishes',
    tests: TESTS,
  },
  {
    name: 'report the position of a restricted flow',
    file: 'apps/agency/src/report/compose-report.ts',
    find: '(await readPositions(query)).filter(isForAll)',
    replace: 'await readPositions(query)',
    tests: TESTS,
  },
  {
    name: 'show a restricted flow on the board',
    file: 'apps/console/server/watch/exchange-watch.ts',
    find: 'isCompared(topic) && !isRestrictedTopic(topic)',
    replace: 'isCompared(topic)',
    tests: ['apps/console/server/topics/topic-rows.test.ts'],
  },
];
