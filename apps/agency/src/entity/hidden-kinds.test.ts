import { readProfiles } from '@sinergi/settings';
import { expect, it } from 'vitest';
import { hiddenKinds } from './hidden-kinds.js';

const subscribesOf = (code: string) =>
  readProfiles('deploy/agencies').find((profile) => profile.code === code)!;

it.each([
  ['imigrasi-dki', []],
  ['imigrasi-jakpus', []],
  ['kec-menteng', ['DINAS', 'DIPLOMATIK']],
  ['polri-jakpus', ['DINAS', 'DIPLOMATIK']],
  ['deteksi', ['DINAS', 'DIPLOMATIK']],
])('%s is not shown permits of the kinds %j', (code, kinds) => {
  expect(hiddenKinds({ flow: 'permit' }, subscribesOf(code))).toEqual(kinds);
  expect(hiddenKinds({ flow: 'movement' }, subscribesOf(code))).toEqual([]);
});
