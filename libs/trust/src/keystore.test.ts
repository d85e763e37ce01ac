import { sign, verify } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { publicSigningKey } from '@sinergi/directory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hpkeSuite } from './hpke-suite.js';
import { Keystore } from './keystore.js';

const PASSPHRASE = 'a passphrase of this test';

describe('Keystore', () => {
  let dir: string;
  let file: string;

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'keystore-'));
    file = join(dir, 'agency.keystore.json');
  });
  afterEach(() => rm(dir, { recursive: true }));

  it('opens to the keys it was created with', async () => {
    const created = await Keystore.create(file, PASSPHRASE);
    const opened = await Keystore.open(file, PASSPHRASE);
    expect(opened.keyId).toBe(created.keyId);
    for (const part of ['publicKey', 'blindKey', 'kek'] as const) {
      expect(opened[part]).toHaveLength(32);
      expect(opened[part].equals(created[part])).toBe(true);
    }
    expect(created.blindKey.equals(created.kek)).toBe(false);
  });

  it('signs with a key of its own, which stays the same', async () => {
    const created = await Keystore.create(file, PASSPHRASE);
    const opened = await Keystore.open(file, PASSPHRASE);
    const signer = opened.signerFor('kec-menteng');
    expect(signer).toMatchObject({ agency: 'kec-menteng', keyId: created.signingKeyId });
    const bytes = Buffer.from('bytes');
    const key = publicSigningKey(created.signingPublicKey);
    expect(verify(null, bytes, key, sign(null, bytes, signer.privateKey))).toBe(true);
    expect(JSON.stringify(opened)).not.toContain('signingKey');
  });

  it('of before signing keys gets one when it is upgraded, and keeps its other keys', async () => {
    // Written by the version before, under this passphrase.
    await copyFile(fileURLToPath(new URL('./testing/keystore-1.json', import.meta.url)), file);
    await expect(Keystore.open(file, PASSPHRASE)).rejects.toMatchObject({ code: 'OUTDATED' });
    await expect(Keystore.upgrade(file, 'another')).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    const upgraded = await Keystore.upgrade(file, PASSPHRASE);
    expect(upgraded.keyId).toBe('x25519-f997a90c2579708e');
    const opened = await Keystore.upgrade(file, PASSPHRASE);
    expect((await Keystore.open(file, PASSPHRASE)).signingKeyId).toBe(upgraded.signingKeyId);
    for (const part of ['publicKey', 'blindKey', 'kek', 'signingPublicKey'] as const)
      expect(opened[part].equals(upgraded[part])).toBe(true);
    expect(await readdir(dir)).toEqual(['agency.keystore.json']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('opens what was wrapped for its public key, with the same info only', async () => {
    const keystore = await Keystore.create(file, PASSPHRASE);
    const recipientPublicKey = await hpkeSuite.kem.deserializePublicKey(keystore.publicKey);
    const { enc, ct } = await hpkeSuite.seal(
      { recipientPublicKey, info: Buffer.from('this') },
      Buffer.from('a key'),
    );
    const { keyId } = keystore;
    const wrapped = { keyId, enc: Buffer.from(enc), ciphertext: Buffer.from(ct) };
    expect((await keystore.hpkeOpen(wrapped, Buffer.from('this'))).toString()).toBe('a key');
    await expect(keystore.hpkeOpen(wrapped, Buffer.from('that'))).rejects.toThrow();
  });

  it('gets new keys beside its former ones, which still open and sign', async () => {
    const first = await Keystore.create(file, PASSPHRASE);
    const recipientPublicKey = await hpkeSuite.kem.deserializePublicKey(first.publicKey);
    const info = Buffer.from('this');
    const { enc, ct } = await hpkeSuite.seal({ recipientPublicKey, info }, Buffer.from('a key'));
    const wrapped = { keyId: first.keyId, enc: Buffer.from(enc), ciphertext: Buffer.from(ct) };
    const { signingKeyId: firstSigner } = first;
    const held = await Keystore.open(file, PASSPHRASE);
    await Keystore.rotate(file, PASSPHRASE, 'signing');
    const second = await Keystore.rotate(file, PASSPHRASE, 'signing');
    const third = await Keystore.rotate(file, PASSPHRASE, 'recipient');
    expect(third.signingKeyId).toBe(second.signingKeyId);
    expect(third.keyId).not.toBe(first.keyId);
    const opened = await Keystore.open(file, PASSPHRASE);
    for (const keystore of [third, opened]) {
      const signers = keystore.signersFor('kec-menteng').map(({ keyId }) => keyId);
      expect(signers).toHaveLength(3);
      expect([signers[0], signers[2]]).toEqual([second.signingKeyId, firstSigner]);
      expect(keystore.formerPublicKeys.map(({ keyId }) => keyId)).toContain(first.keyId);
      expect(keystore.publicKeys.map(({ keyId }) => keyId)).not.toContain(first.keyId);
      expect((await keystore.hpkeOpen(wrapped, info)).toString()).toBe('a key');
      expect(keystore.kek.equals(first.kek)).toBe(true);
    }
    expect(await held.reload(file, PASSPHRASE)).toBe(true);
    expect(await held.reload(file, PASSPHRASE)).toBe(false);
    expect([held.keyId, held.signingKeyId]).toEqual([third.keyId, third.signingKeyId]);
    expect((await held.hpkeOpen(wrapped, info)).toString()).toBe('a key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(dir)).toEqual(['agency.keystore.json']);
  });

  it('gets no new key under a wrong passphrase, and takes up no other keystore', async () => {
    const held = await Keystore.create(file, PASSPHRASE);
    const before = await readFile(file, 'utf8');
    await expect(Keystore.rotate(file, 'another', 'signing')).rejects.toMatchObject({
      code: 'WRONG_PASSPHRASE',
    });
    expect(await readFile(file, 'utf8')).toBe(before);
    const other = join(dir, 'other');
    await Keystore.create(other, PASSPHRASE);
    await expect(held.reload(other, PASSPHRASE)).rejects.toMatchObject({ code: 'DAMAGED' });
    await expect(held.reload(file, 'another')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  });

  it('writes one file that only its owner may read', async () => {
    await Keystore.create(file, PASSPHRASE);
    expect(await readdir(dir)).toEqual(['agency.keystore.json']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('refuses to overwrite a keystore', async () => {
    const { keyId } = await Keystore.create(file, PASSPHRASE);
    await expect(Keystore.create(file, PASSPHRASE)).rejects.toMatchObject({ code: 'EXISTS' });
    expect((await Keystore.open(file, PASSPHRASE)).keyId).toBe(keyId);
    expect(await readdir(dir)).toHaveLength(1);
  });

  it('refuses a wrong passphrase, an empty one and a missing file, each by name', async () => {
    await Keystore.create(file, PASSPHRASE);
    await expect(Keystore.open(file, `${PASSPHRASE}!`)).rejects.toMatchObject({
      name: 'KeystoreError',
      code: 'WRONG_PASSPHRASE',
    });
    await expect(Keystore.open(file, '')).rejects.toMatchObject({ code: 'NO_PASSPHRASE' });
    await expect(Keystore.create(join(dir, 'other'), '')).rejects.toMatchObject({
      code: 'NO_PASSPHRASE',
    });
    await expect(Keystore.open(join(dir, 'none'), PASSPHRASE)).rejects.toMatchObject({
      code: 'MISSING',
    });
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['null', () => 'null'],
    ['not JSON', () => 'keys'],
    ['another JSON', () => '{"format":"else"}'],
    [
      'with another salt',
      (text: string) =>
        text.replace(/"salt": "./, (found) =>
          found.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
        ),
    ],
    [
      'with a cost that takes all memory',
      (text: string) => text.replace('"N": 32768', '"N": 1073741824'),
    ],
    [
      'with other secrets',
      (text: string) => text.replace(/"ciphertext": "..../, '"ciphertext": "AAAA'),
    ],
    [
      'with another public key',
      (text: string) => text.replace(/"publicKey": "..../, '"publicKey": "AAAA'),
    ],
  ])('says DAMAGED of a file %s, without showing it', async (_what, damage) => {
    await Keystore.create(file, PASSPHRASE);
    await writeFile(file, damage(await readFile(file, 'utf8')));
    const refusal = await Keystore.open(file, PASSPHRASE).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ name: 'KeystoreError', code: 'DAMAGED' });
    expect((refusal as Error).message).not.toContain(PASSPHRASE);
  });

  it('never shows its secrets in a log or an inspection', async () => {
    const keystore = await Keystore.create(file, PASSPHRASE);
    for (const shown of [JSON.stringify({ keystore }), inspect({ keystore }, { depth: 5 })]) {
      expect(shown).toContain(keystore.keyId);
      expect(shown).not.toContain(keystore.kek.toString('hex').slice(0, 12));
      expect(shown).not.toContain('kek');
    }
  });
});
