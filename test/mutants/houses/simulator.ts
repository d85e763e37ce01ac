import type { Mutant } from '../mutant.js';

const ON_PAPER = ['apps/simulator/src/play-on-paper.test.ts'];
const TELLS = ['apps/simulator/src/tell-story.test.ts'];
const PLAN = 'apps/simulator/src/plan-month.ts';

/** The play of the agencies' own systems. */
export const simulatorMutants: readonly Mutant[] = [
  {
    name: 'act on what others own before it has arrived as the story knows it',
    file: 'apps/simulator/src/play.ts',
    find: 'await api.held(flow, id, version);',
    replace: 'await api.held(flow, id);',
    tests: ON_PAPER,
  },
  {
    name: 'count as refused what an agency has said by a system of its own',
    file: 'apps/simulator/src/play.ts',
    find: "error.code === 'already-exists' && ",
    replace: "error.code === 'not-found' && ",
    tests: ON_PAPER,
  },
  {
    name: 'let one agency have every turn of a kind of story',
    file: PLAN,
    find: 'turn: month * kind.perMonth + before',
    replace: 'turn: month',
    tests: ON_PAPER,
  },
  {
    name: 'begin a short plan with a story of many agencies',
    file: PLAN,
    find: 'random.integer(first, order.length)',
    replace: 'random.integer(0, first)',
    tests: TELLS,
  },
  {
    name: 'tell a story of an earlier release on',
    file: 'apps/simulator/src/journal.ts',
    find: '{ stories: STORIES, active: [] }',
    replace: '{ stories: STORIES }',
    tests: ['apps/simulator/src/journal.test.ts'],
  },
];
