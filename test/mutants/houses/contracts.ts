import type { Mutant } from '../mutant.js';

export const contractsMutants: readonly Mutant[] = [
  {
    name: 'forget what was verified before',
    file: 'libs/contracts/src/ledger/follow-ledger.ts',
    find: 'this.found = (await this.lost()) ?? (await this.broken());',
    replace: 'this.found = await this.broken();',
    tests: ['apps/console/server/actions/action-chain.test.ts'],
  },
  {
    name: 'leave the version out of the event id',
    file: 'libs/contracts/src/ids/event-id.ts',
    find: "version}`, 'hex')",
    replace: "version > 0}`, 'hex')",
    tests: ['libs/contracts/src/ids/ids.test.ts'],
  },
];
