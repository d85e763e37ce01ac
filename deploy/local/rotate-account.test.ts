import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rotateAccounts } from './rotate-account.js';

let folder: string;
const ACCOUNT = 'kec-menteng.relay';
const secrets = { [`kafka/${ACCOUNT}`]: 'old', 'kafka/kec-menteng.replica': 'kept' };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-account-'));
  mkdirSync(join(folder, 'kafka'));
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(secrets));
  writeFileSync(
    join(folder, 'kafka', 'accounts.json'),
    JSON.stringify([ACCOUNT, 'kec-menteng.replica']),
  );
});
afterEach(() => rmSync(folder, { recursive: true }));

const read = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8'));

it('forgets the password of an account, which the next start makes anew and sets', () => {
  expect(rotateAccounts(folder, [ACCOUNT], false)).toContain(ACCOUNT);
  expect(read('secrets.json')).toEqual({ 'kafka/kec-menteng.replica': 'kept' });
  expect(read('kafka', 'accounts.json')).toEqual(['kec-menteng.replica']);
});

it('changes nothing in a dry run, for an unknown account, or while the platform runs', () => {
  expect(rotateAccounts(folder, [ACCOUNT], true)).toContain('Dry run');
  expect(() => rotateAccounts(folder, ['admin'], false)).toThrow('got admin');
  expect(() => rotateAccounts(folder, [], false)).toThrow('got none');
  writeFileSync(join(folder, 'platform.json'), '{}');
  expect(() => rotateAccounts(folder, [ACCOUNT], false)).toThrow('stop it first');
  expect(read('secrets.json')).toEqual(secrets);
});
