import type { Mutant } from '../mutant.js';

const DESK_TESTS = ['apps/desk/server/serve-desk.test.ts'];
const DOOR_TESTS = ['apps/desk/server/proxy/doors.test.ts', ...DESK_TESTS];
const FILE_TESTS = ['apps/desk/server/proxy/file-door.test.ts'];
const CHANGE_TESTS = ['apps/desk/web/src/forms/change-values.test.ts'];
const PROVIDER_TESTS = ['apps/identity/src/start-identity.test.ts'];

/** Defects of the officers' desk and of what it rests on. */
export const deskMutants: readonly Mutant[] = [
  {
    name: 'let every route through the desk',
    file: 'apps/desk/server/proxy/agency-proxy.ts',
    find: 'const door = profile && doorOf(request.method, path, profile);',
    replace: "const door: Door = { method: 'GET', path: /./ };",
    tests: DOOR_TESTS,
  },
  {
    name: 'take a step for the name of a door',
    file: 'apps/desk/server/proxy/doors.ts',
    find: "path.split('/').some((segment) => /^\\.+$/.test(segment))",
    replace: 'false',
    tests: DOOR_TESTS,
  },
  {
    name: 'take a file of any size through the desk',
    file: 'apps/desk/server/proxy/passing-file.ts',
    find: 'if (size > mostBytes) {',
    replace: 'if (size < 0) {',
    tests: FILE_TESTS,
  },
  {
    name: 'read a file that announces too much',
    file: 'apps/desk/server/proxy/passing-file.ts',
    find: 'if (Number(announced ?? 0) > mostBytes)',
    replace: 'if (Number(announced ?? 0) < 0)',
    tests: FILE_TESTS,
  },
  {
    name: 'let a fetched file run in a page',
    file: 'apps/desk/server/proxy/agency-proxy.ts',
    find: "reply.header('content-security-policy', FILE_POLICY)",
    replace: 'reply',
    tests: FILE_TESTS,
  },
  {
    name: 'offer steps of what another agency owns',
    file: 'apps/desk/server/steps/read-steps.ts',
    find: "next: entity['owner'] === agency ? next : [],",
    replace: 'next,',
    tests: ['apps/desk/server/steps/steps.test.ts'],
  },
  {
    name: 'believe another page’s form',
    file: 'libs/web-server/src/login/session-guard.ts',
    find: '!ASKING.has(request.method) &&',
    replace: 'false &&',
    tests: DESK_TESTS,
  },
  {
    name: 'follow an agency’s redirect',
    file: 'apps/desk/server/proxy/agency-proxy.ts',
    find: "redirect: 'manual'",
    replace: "redirect: 'follow'",
    tests: DESK_TESTS,
  },
  {
    name: 'give a clerk a token for another agency',
    file: 'apps/identity/src/provider/people.ts',
    find: "return this.find(oidc.account?.accountId ?? '')?.agency ?? '';",
    replace: 'return undefined;',
    tests: PROVIDER_TESTS,
  },
  {
    name: 'let an operator log in at the desk',
    file: 'apps/identity/src/provider/people.ts',
    find: "return this.kinds.get(clientId) === 'desk' ? officers : operators;",
    replace: 'return [...officers, ...operators];',
    tests: PROVIDER_TESTS,
  },
  {
    name: 'let a clerk open seals',
    file: 'libs/contracts/src/officer-roles.ts',
    find: "clerk: (flow, right) => right === 'read' ||",
    replace: "clerk: (flow, right) => right === 'read' || right === 'open' ||",
    tests: ['libs/contracts/src/officer-roles.test.ts'],
  },
  {
    name: 'let a person’s body name somebody else',
    file: 'apps/agency/src/entity/entity-controller.ts',
    find: "refuseOtherOfficer(access, data['officer']);",
    replace: '',
    tests: ['apps/agency/src/doors.test.ts'],
  },
  {
    name: 'follow another version over what an officer typed',
    file: 'apps/desk/web/src/forms/change-values.ts',
    find: 'saysTheSame(values[name], old[name])',
    replace: 'true',
    tests: CHANGE_TESTS,
  },
  {
    name: 'say anew what an officer did not touch',
    file: 'apps/desk/web/src/forms/change-values.ts',
    find: 'isRequired(schema, name) || !saysTheSame(value, before[name]),',
    replace: 'true,',
    tests: CHANGE_TESTS,
  },
  {
    name: 'answer another matter’s answer again',
    file: 'apps/desk/web/src/entity/own-answers.ts',
    find: '(one[name] ?? null) === (matter[name] ?? null)',
    replace: 'true',
    tests: ['apps/desk/web/src/entity/own-answers.test.ts'],
  },
  {
    name: 'let an item’s name hold a step to another route',
    file: 'apps/desk/server/proxy/doors.ts',
    find: '[A-Za-z0-9_.~-]|%2B',
    replace: '[A-Za-z0-9_.~-]|%2B|%2F',
    tests: DOOR_TESTS,
  },
  {
    name: 'say of two again what was said of them before',
    file: 'apps/desk/web/src/person/statements.ts',
    find: '...statements.filter((one) => one.subjectId !== subjectId),',
    replace: '...statements,',
    tests: ['apps/desk/web/src/person/statements.test.ts'],
  },
  {
    name: 'answer a reply instead of the request',
    file: 'apps/desk/web/src/inbox/step-target.ts',
    find: "if (item.kind === 'REPLY')",
    replace: "if (item.kind === 'NONE')",
    tests: ['apps/desk/web/src/inbox/step-target.test.ts'],
  },
];
