import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hpkeOpen, hpkeSeal } from './hpke.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import { Keystore } from './keystore.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sinergi-keystore-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a keystore', () => {
  it('opens with its passphrase and is readable by its owner alone', async () => {
    const file = join(folder, 'one.json');
    const made = await Keystore.create(file, 'correct horse');
    const opened = await Keystore.open(file, 'correct horse');
    expect(opened.keyId).toBe(made.keyId);
    expect(opened.kek).toEqual(made.kek);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { enc, ciphertext } = await hpkeSeal(made.publicKey, Buffer.from('secret'), Buffer.from('info'));
    expect(String(await opened.hpkeOpen(enc, ciphertext, Buffer.from('info')))).toBe('secret');
  });

  it('says which of its ills it has', async () => {
    const file = join(folder, 'two.json');
    await Keystore.create(file, 'correct horse');
    await expect(Keystore.open(file, 'wrong')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
    await expect(Keystore.open(join(folder, 'none.json'), 'x')).rejects.toMatchObject({ code: 'MISSING' });
    await writeFile(join(folder, 'damaged.json'), '{"version":1}');
    await expect(Keystore.open(join(folder, 'damaged.json'), 'x')).rejects.toMatchObject({ code: 'DAMAGED' });
    const content = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(join(folder, 'swapped.json'), JSON.stringify({ ...content, publicKey: Buffer.alloc(32, 1).toString('base64url') }));
    await expect(Keystore.open(join(folder, 'swapped.json'), 'correct horse')).rejects.toMatchObject({ code: 'WRONG_PASSPHRASE' });
  });
});

describe('the primitives', () => {
  it('wraps keys as RFC 3394, 4.6 says', () => {
    const kek = Buffer.from('000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F', 'hex');
    const key = Buffer.from('00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F', 'hex');
    const wrapped = Buffer.from('28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21', 'hex');
    expect(wrapKey(kek, key)).toEqual(wrapped);
    expect(unwrapKey(kek, wrapped)).toEqual(key);
    wrapped[3]! ^= 1;
    expect(() => unwrapKey(kek, wrapped)).toThrow();
  });

  it('opens HPKE only with the same key and the same info', async () => {
    const file = join(folder, 'three.json');
    const keystore = await Keystore.create(file, 'x');
    const { enc, ciphertext } = await hpkeSeal(keystore.publicKey, Buffer.from('secret'), Buffer.from('info'));
    await expect(keystore.hpkeOpen(enc, ciphertext, Buffer.from('other'))).rejects.toThrow();
    await expect(hpkeOpen(Buffer.alloc(32, 9), enc, ciphertext, Buffer.from('info'))).rejects.toThrow();
    ciphertext[0]! ^= 1;
    await expect(keystore.hpkeOpen(enc, ciphertext, Buffer.from('info'))).rejects.toThrow();
  });
});
