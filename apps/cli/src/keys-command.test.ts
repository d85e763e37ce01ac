import { verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { lengthPrefixed, publicSigningKey } from '@sinergi/directory';
import { Keystore } from '@sinergi/trust';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.js';

const AGENCY = 'kec-menteng';
const PASSPHRASE = 'a phrase for a test';
const ID = '3f0c2c7e-1111-4222-8333-444455556666';
let folder: string;
let keystoreFile: string;
let handedFile: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-keys-'));
  for (const name of ['settings', 'public-keys']) mkdirSync(join(folder, name));
  keystoreFile = join(folder, 'keystore.json');
  handedFile = join(folder, 'public-keys', `${AGENCY}.json`);
  const keystore = await Keystore.create(keystoreFile, PASSPHRASE);
  writeFileSync(join(folder, 'passphrase'), `${PASSPHRASE}\n`);
  const keys = keystore.publicKeys.map(({ keyId, algorithm, key }) => ({
    ...{ keyId, algorithm, key: key.toString('base64url') },
    validFrom: '2026-11-29T00:00:00.000Z',
  }));
  writeFileSync(handedFile, JSON.stringify({ keys }));
  writeSettings();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function writeSettings(more: object = {}): void {
  const account = { username: AGENCY, password: 'of a test' };
  const passphraseFile = join(folder, 'passphrase');
  const settings = {
    agency: AGENCY,
    exchange: { id: 'test', directoryKey: 'A'.repeat(43) },
    http: { host: '127.0.0.1', port: 1 },
    issuer: 'http://127.0.0.1:1',
    kafka: { brokers: ['127.0.0.1:1'], caFile: 'ca', relay: account, replica: account },
    registry: { url: 'http://127.0.0.1:1' },
    database: { url: 'postgres://127.0.0.1:1/agency', poolSize: 2 },
    keystore: { file: keystoreFile, passphraseFile },
    ...{ profilesDir: 'profiles', publicKeysDir: join(folder, 'public-keys') },
    ...{ boundariesFile: 'boundaries', logLevel: 'error' },
    webhooks: { reach: 'loopback', firstRetryMs: 10, mostFailures: 3, rightHoldsMs: 60_000 },
    limits: {},
    ...more,
  };
  writeFileSync(join(folder, 'settings', `${AGENCY}.json`), JSON.stringify(settings), {
    mode: 0o600,
  });
}

async function keys(...args: string[]) {
  const said = { out: '', err: '' };
  const stream = (name: 'out' | 'err') =>
    new PassThrough().on('data', (chunk) => (said[name] += String(chunk)));
  const code = await runCli(['keys', ...args], {
    ...{ out: stream('out'), err: stream('err'), env: { SINERGI_STATE_DIR: folder } },
    signal: new AbortController().signal,
  });
  return { code, ...said };
}

interface Handed {
  keyId: string;
  algorithm: string;
  key: string;
  proof: string;
  endorsement: string;
}
const handed = (): Handed[] => JSON.parse(readFileSync(handedFile, 'utf8')).keys;
const open = () => Keystore.open(keystoreFile, PASSPHRASE);

/** Tells whether a key signed that another one is this agency's. */
function isSaid(word: 'proof' | 'endorsement', of: Handed, by: Buffer): boolean {
  const texts = [`sinergi/key-${word}/1`, 'test', AGENCY, of.keyId, of.algorithm];
  const bytes = lengthPrefixed([
    ...texts.map((text) => Buffer.from(text, 'utf8')),
    Buffer.from(of.key, 'base64url'),
  ]);
  return verify(null, bytes, publicSigningKey(by), Buffer.from(of[word], 'base64url'));
}

describe('sinergi keys rotate, of a keystore', () => {
  it('adds a signing key, and hands it over proved by itself and by the one before', async () => {
    const before = await open();
    const { code, out } = await keys('rotate', 'signing', '--agency', AGENCY);
    expect(code).toBe(0);
    const after = await open();
    expect(out).toContain(`${after.signingKeyId} is added`);
    expect(after.formerPublicKeys.map(({ keyId }) => keyId)).toEqual([before.signingKeyId]);
    expect(handed()).toHaveLength(3);
    const last = handed().at(-1)!;
    expect(last.keyId).toBe(after.signingKeyId);
    expect(isSaid('proof', last, after.signingPublicKey)).toBe(true);
    expect(isSaid('endorsement', last, before.signingPublicKey)).toBe(true);
    expect(isSaid('endorsement', last, after.signingPublicKey)).toBe(false);
    expect(readdirSync(join(folder, 'public-keys'))).toEqual([`${AGENCY}.json`]);
  });

  it('adds a recipient key, proved by the signing key, which also endorses it', async () => {
    const before = await open();
    expect((await keys('rotate', 'recipient', '--agency', AGENCY)).code).toBe(0);
    const after = await open();
    expect(after.signingKeyId).toBe(before.signingKeyId);
    expect(after.hasRecipient(before.keyId)).toBe(true);
    const last = handed().at(-1)!;
    expect(last.keyId).toBe(after.keyId);
    for (const word of ['proof', 'endorsement'] as const)
      expect(isSaid(word, last, before.signingPublicKey)).toBe(true);
  });

  it.each(['signing', 'recipient'])('changes nothing in a dry run: %s', async (purpose) => {
    const files = () => [keystoreFile, handedFile].map((file) => readFileSync(file, 'utf8'));
    const before = files();
    const { code, out } = await keys('rotate', purpose, '--agency', AGENCY, '--dry-run');
    expect([code, out.startsWith('Dry run, nothing was changed.')]).toEqual([0, true]);
    expect(files()).toEqual(before);
  });

  it('hands over the key that a broken-off call had added, and makes no other', async () => {
    const { signingKeyId } = await Keystore.rotate(keystoreFile, PASSPHRASE, 'signing');
    await keys('rotate', 'signing', '--agency', AGENCY);
    expect((await open()).signingKeyId).toBe(signingKeyId);
    expect(handed().at(-1)!.keyId).toBe(signingKeyId);
  });

  it('says what is wrong with a passphrase or settings, and changes nothing', async () => {
    const before = readFileSync(keystoreFile, 'utf8');
    writeFileSync(join(folder, 'passphrase'), 'another');
    const wrong = await keys('rotate', 'signing', '--agency', AGENCY);
    expect([wrong.code, wrong.err]).toEqual([
      2,
      `Expected the passphrase of keystore ${keystoreFile}, got another.\n`,
    ]);
    expect(readFileSync(keystoreFile, 'utf8')).toBe(before);
    rmSync(join(folder, 'passphrase'));
    expect((await keys('rotate', 'signing', '--agency', AGENCY)).err).toContain('no such file');
    const other = await keys('rotate', 'signing', '--agency', 'kec-senen');
    expect(other.err).toContain('Expected the settings of kec-senen');
    const outside = await keys('rotate', 'signing', '--agency', '../../etc');
    expect(outside.err).toContain('Expected the settings of ../../etc');
  });

  it('refuses the key that signs fences, and the files of something else', async () => {
    writeSettings({ directory: { termsFile: 'terms' } });
    const pinned = await keys('rotate', 'signing', '--agency', AGENCY);
    expect([pinned.code, pinned.err]).toEqual([2, expect.stringContaining('signs no fences')]);
    expect((await keys('rotate', 'recipient', '--agency', AGENCY)).code).toBe(0);
    writeFileSync(handedFile, '[]');
    const damaged = await keys('rotate', 'recipient', '--agency', AGENCY);
    expect(damaged.err).toContain('Expected handed keys');
  });
});

describe('the arguments of sinergi keys', () => {
  it.each<[string[], string]>([
    [['list'], '--agency'],
    [['rotate', '--agency', AGENCY], 'Expected signing, recipient, audience or subject'],
    [['rotate', 'audience', '--agency', AGENCY], '--group'],
    [['forget', '--agency', AGENCY], 'Expected keys list, rotate, revoke, destroy or undo'],
    [['revoke', '--agency', AGENCY, '--key', 'x'], 'Expected a key id'],
    [['undo', 'x', '--agency', AGENCY], 'Expected the id of a destruction'],
    [['undo', ID, '--agency', AGENCY], '--officer'],
    [['destroy', '--confirm', ID, '--agency', AGENCY], '--officer'],
    [['list', 'more', 'and more', '--agency', AGENCY], 'Expected nothing after more'],
    [['list', '--unknown'], 'Unknown option'],
    [
      'destroy audience --group identity --of core --number 0 --officer A --reason b'.split(' '),
      '--agency',
    ],
  ])('say what is missing: %j', async (args, expected) => {
    const { code, err } = await keys(...args);
    expect(code).toBe(2);
    expect(err).toContain(expected);
  });
});
