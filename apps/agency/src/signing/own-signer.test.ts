import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DirectoryEntry, SIGNING_ALGORITHM } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import { FenceView } from '@sinergi/replica';
import { Keystore } from '@sinergi/trust';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OwnSigner } from './own-signer.js';

const AGENCY = 'kec-menteng';
const PASSPHRASE = 'a phrase for a test';
const PARTITIONS = [
  { topic: 'timpora.sighting', partition: 0 },
  { topic: 'timpora.sighting', partition: 1 },
];

let folder: string;
let file: string;
let keystore: Keystore;
let directory: DirectoryView<DirectoryEntry>;
let fences: FenceView;
let next: bigint;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sinergi-signer-'));
  file = join(folder, 'keystore');
  keystore = await Keystore.create(file, PASSPHRASE);
  [directory, fences, next] = [new DirectoryView(), new FenceView(), 0n];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lists keys in the next directory version. @returns that version */
function list(keys: { keyId: string; isRevoked?: boolean }[]): bigint {
  const version = Number(next) + 1;
  const publicKeys = keys.map(({ keyId, isRevoked = false }) => ({
    ...{ keyId, algorithm: SIGNING_ALGORITHM, key: Buffer.alloc(32), validFrom: 0 },
    revokedAt: isRevoked ? 1 : null,
  }));
  const entry = { code: AGENCY, publicKeys } as unknown as DirectoryEntry;
  directory.advance(
    [
      {
        ...{ offset: next, appendedAt: 1, version, isSigned: true, approvals: null },
        ...{ value: Buffer.from(String(version)), entry },
      },
    ],
    next + 1n,
  );
  next += 1n;
  return next;
}
const fence = (at: number, directoryVersion: bigint): void =>
  fences.add(PARTITIONS[at]!, [{ offset: directoryVersion, directoryVersion }]);
const signer = (): OwnSigner =>
  new OwnSigner({ agency: AGENCY, keystore, directory, fences, partitions: PARTITIONS });
const signsWith = (): string => signer().get().keyId;

describe('the key with which an agency signs', () => {
  it('is its only one, also before it is listed', () => {
    expect(signsWith()).toBe(keystore.signingKeyId);
  });

  it('is the new one only once the fences of every partition list it', async () => {
    const first = keystore.signingKeyId;
    const before = list([{ keyId: first }]);
    fence(0, before);
    fence(1, before);
    await Keystore.rotate(file, PASSPHRASE, 'signing');
    await keystore.reload(file, PASSPHRASE);
    const second = keystore.signingKeyId;
    expect(signsWith()).toBe(first);
    const after = list([{ keyId: first }, { keyId: second }]);
    expect(signsWith()).toBe(first);
    fence(0, after);
    expect(signsWith()).toBe(first);
    fence(1, after);
    expect(signsWith()).toBe(second);
  });

  it('is the former one again where the new one was withdrawn', async () => {
    const first = keystore.signingKeyId;
    await Keystore.rotate(file, PASSPHRASE, 'signing');
    await keystore.reload(file, PASSPHRASE);
    const version = list([{ keyId: first }, { keyId: keystore.signingKeyId, isRevoked: true }]);
    for (const at of [0, 1]) fence(at, version);
    expect(signsWith()).toBe(first);
  });

  it('is looked up again at once where the keystore got another', async () => {
    const one = signer();
    expect(one.get().keyId).toBe(keystore.signingKeyId);
    await Keystore.rotate(file, PASSPHRASE, 'signing');
    await keystore.reload(file, PASSPHRASE);
    const version = list([{ keyId: keystore.signingKeyId }]);
    for (const at of [0, 1]) fence(at, version);
    expect(one.get().keyId).toBe(keystore.signingKeyId);
  });

  it('counts nowhere from its withdrawal until the fences list the next one', async () => {
    const first = keystore.signingKeyId;
    const before = list([{ keyId: first }]);
    for (const at of [0, 1]) fence(at, before);
    expect(signer().isReady()).toBe(true);
    const withdrawn = list([{ keyId: first, isRevoked: true }]);
    for (const at of [0, 1]) fence(at, withdrawn);
    expect(signer().isReady()).toBe(false);
    await Keystore.rotate(file, PASSPHRASE, 'signing');
    await keystore.reload(file, PASSPHRASE);
    const listed = list([{ keyId: first, isRevoked: true }, { keyId: keystore.signingKeyId }]);
    fence(0, listed);
    expect(() => signer().assertReady()).toThrow(/^Expected fences that put the key .* in force/);
    fence(1, listed);
    expect(signer().isReady()).toBe(true);
  });
});
