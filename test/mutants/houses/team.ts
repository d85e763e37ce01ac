import type { Mutant } from '../mutant.js';

const MEETING_TESTS = ['libs/domain/src/flows/meeting/meeting-rules.test.ts'];
const OPERATION_TESTS = ['libs/domain/src/flows/operation/operation-rules.test.ts'];
const CONTRIBUTION_TESTS = ['libs/domain/src/flows/contribution/contribution-rules.test.ts'];
const WORK_ITEMS = 'libs/domain/src/flows/meeting/work-items.ts';
const CONTRIBUTIONS = 'libs/domain/src/flows/contribution/contribution-rules.ts';

/** The team's meetings, operations and contributions. */
export const teamMutants: readonly Mutant[] = [
  {
    name: 'close a meeting whose items are open',
    file: 'libs/domain/src/flows/meeting/meeting-rules.ts',
    find: 'minuted(before) ?? refuseOpenItems(before)',
    replace: 'minuted(before) ?? (refuseOpenItems(before) && null)',
    tests: MEETING_TESTS,
  },
  {
    name: 'lose an item of the work programme',
    file: WORK_ITEMS,
    find: '.filter((id) => !ids.includes(id));',
    replace: '.filter((id) => !ids.includes(id) && id === "");',
    tests: MEETING_TESTS,
  },
  {
    name: 'change an item by the explanation of another change',
    file: WORK_ITEMS,
    find: ' || item.explanation === was?.explanation;',
    replace: ';',
    tests: MEETING_TESTS,
  },
  {
    name: 'hold fast an item whose agency has left',
    file: WORK_ITEMS,
    find: 'was?.agency === item.agency ? [] : ',
    replace: '',
    tests: MEETING_TESTS,
  },
  {
    name: 'lead an operation by two officers',
    file: 'libs/domain/src/flows/operation/validate-lead.ts',
    find: 'TWO_NAMES.test(String(leadOfficer))',
    replace: 'TWO_NAMES.test(String(leadOfficer).slice(0, 1))',
    tests: OPERATION_TESTS,
  },
  {
    name: 'take over an operation without a word',
    file: 'libs/domain/src/flows/operation/validate-lead.ts',
    find: 'handedOverFrom === was ? []',
    replace: 'handedOverFrom === was || handedOverFrom === null ? []',
    tests: OPERATION_TESTS,
  },
  {
    name: 'carry out an operation in a district of nobody who takes part',
    file: 'libs/domain/src/flows/operation/operation-rules.ts',
    find: 'if (isTheirs || kept.includes(district)) return [];',
    replace: 'if (isTheirs || known.includes(district)) return [];',
    tests: OPERATION_TESTS,
  },
  {
    name: 'contribute to what has ended',
    file: CONTRIBUTIONS,
    find: 'states.includes(status)',
    replace: '(states.includes(status) || status.length > 0)',
    tests: CONTRIBUTION_TESTS,
  },
  {
    name: 'let anybody contribute',
    file: CONTRIBUTIONS,
    find: 'isFor(context.owner, matter)',
    replace: '(isFor(context.owner, matter) || context.owner.length > 0)',
    tests: CONTRIBUTION_TESTS,
  },
  {
    name: 'contribute to two matters at once',
    file: CONTRIBUTIONS,
    find: 'if (named.length !== 1)',
    replace: 'if (named.length < 1)',
    tests: CONTRIBUTION_TESTS,
  },
  {
    name: 'tell of one work item for all',
    file: 'apps/agency/src/clock/clock-notices.ts',
    find: '...(part === WHOLE ? [] : [part]),',
    replace: '...(part === WHOLE ? [] : []),',
    tests: ['apps/agency/src/clocks.test.ts'],
  },
  {
    name: 'let others into the room of an operation',
    file: 'libs/domain/src/flows/operation/room.ts',
    find: 'if (!members.includes(code))',
    replace: 'if (!members.includes(code) && code.length === 0)',
    tests: ['libs/domain/src/flows/operation/room.test.ts'],
  },
  {
    name: 'leave the room open after the operation',
    file: 'libs/domain/src/flows/operation/room.ts',
    find: 'if (now < Number(endsAt)) return null;',
    replace: 'if (now > 0) return null;',
    tests: ['libs/domain/src/flows/operation/room.test.ts'],
  },
  {
    name: 'show in the room what the token may not read',
    file: 'apps/agency/src/team/read-room.ts',
    find: 'isReadable(flow) && subscribed.includes(flow)',
    replace: '(isReadable(flow) || true) && subscribed.includes(flow)',
    tests: ['apps/agency/src/team.test.ts'],
  },
  {
    name: 'show in the room what the agency does not receive',
    file: 'apps/agency/src/team/read-room.ts',
    find: 'isReadable(flow) && subscribed.includes(flow)',
    replace: 'isReadable(flow) && (subscribed.includes(flow) || true)',
    tests: ['apps/agency/src/team.test.ts'],
  },
  {
    name: 'show in a room what is of another lane',
    file: 'apps/agency/src/team/read-room.ts',
    find: 'topic = ANY($1::text[]) AND lane = $2',
    replace: 'topic = ANY($1::text[]) AND $2::text IS NOT NULL',
    tests: ['apps/agency/src/team.test.ts'],
  },
  {
    name: 'show the progress of who had the item before',
    file: 'libs/domain/src/flows/meeting/programme.ts',
    find: "keyOf(one['owner'], one['itemId'])",
    replace: "keyOf('kec-senen', one['itemId'])",
    tests: ['libs/domain/src/flows/meeting/programme.test.ts'],
  },
];
