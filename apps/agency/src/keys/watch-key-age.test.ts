import type { Logger } from '@sinergi/observability';
import { expect, it } from 'vitest';
import type { KeyList, ListKeys } from './list-keys.js';
import { WatchKeyAge } from './watch-key-age.js';

const DAY_MS = 86_400_000;
const aKey = (keyId: string, isOld: boolean): KeyList['keys'][number] => ({
  ...{ keyId, use: 'SIGN', state: 'USED', listedAt: '2025-11-01T00:00:00.000Z', isOld },
});

it('tells old keys at once and warns of them once a day, until they are replaced', () => {
  let now = 0;
  let keys = [aKey('ed25519-1', false)];
  const warnings: object[] = [];
  const watch = new WatchKeyAge({ ownKeys: () => keys } as unknown as ListKeys, () => now, {
    warn: (said: object) => warnings.push(said),
  } as unknown as Logger);
  watch.look();
  expect([watch.old(), watch.note(), warnings]).toEqual([[], null, []]);
  keys = [aKey('ed25519-1', true), aKey('x25519-1', false)];
  for (const at of [0, DAY_MS - 1, DAY_MS]) {
    now = at;
    watch.look();
  }
  expect(watch.old().map(({ keyId }) => keyId)).toEqual(['ed25519-1']);
  expect(watch.note()).toContain('ed25519-1 (docs/keys.md)');
  expect(warnings).toHaveLength(2);
  keys = [aKey('ed25519-2', false)];
  watch.look();
  expect([watch.old(), watch.note()]).toEqual([[], null]);
});
