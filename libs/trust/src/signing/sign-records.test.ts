import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { signingKeyId } from '@sinergi/directory';
import { describe, expect, it } from 'vitest';
import { leafBytes, type RecordLeaf } from './record-leaf.js';
import { decodeProof, encodeProof, type RecordProof } from './record-proof.js';
import { type ListedKey, type Signer, signRecords, verifyRecord } from './sign-records.js';

const pair = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const keyId = signingKeyId(pair.publicKey);
const signer: Signer = { agency: 'kec-menteng', keyId, privateKey: pair.privateKey };
const listed: ListedKey = { agency: 'kec-menteng', keyId, publicKey: pair.publicKey };

const aLeaf = (over: Partial<RecordLeaf> = {}): RecordLeaf => ({
  exchangeId: 'exchange-of-tests',
  topic: 'timpora.sighting',
  key: 'kec-menteng:0190a0a0-0000-7000-8000-000000000001',
  eventId: '0190a0a0-0000-7000-8000-000000000002',
  version: 3,
  schemaHash: createHash('sha256').update('schema').digest(),
  value: Buffer.from('the bytes of a record'),
  ...over,
});
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'accepted';
};

describe('a signed record', () => {
  it('is verified alone, whatever it was committed with', () => {
    for (const count of [1, 2, 31, 32, 33, 70]) {
      const leaves = Array.from({ length: count }, () => aLeaf({ eventId: randomUUID() }));
      const proofs = signRecords(leaves, signer);
      expect(new Set(proofs.map(({ signature }) => signature.toString('hex'))).size).toBe(
        Math.ceil(count / 32),
      );
      for (const [at, leaf] of leaves.entries())
        expect(verifyRecord(leaf, decodeProof(encodeProof(proofs[at]!)), listed)).toHaveLength(32);
    }
  });

  it('is, byte for byte, the vector of docs/signed-records.md', () => {
    const page = readFileSync(
      new URL('../../../../docs/signed-records.md', import.meta.url),
      'utf8',
    );
    // The first test key of RFC 8032, 7.1.
    const d = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const x = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    const [dText, xText] = [d, x].map((hex) => Buffer.from(hex, 'hex').toString('base64url'));
    const jwk = { kty: 'OKP', crv: 'Ed25519', d: dText!, x: xText! };
    const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
    const publicKey = createPublicKey(privateKey);
    const by = { agency: 'kec-menteng', keyId: signingKeyId(publicKey) };
    const leaves = [1, 2, 3].map((n) =>
      aLeaf({
        exchangeId: 'sinergi-vectors',
        key: 'kec-menteng:00000000-0000-4000-8000-000000000001',
        eventId: `00000000-0000-4000-8000-00000000001${n}`,
        version: n,
        value: Buffer.from(`value ${n}`),
      }),
    );
    const proof = signRecords(leaves, { ...by, privateKey })[2]!;
    expect(page).toContain(by.keyId);
    expect(page).toContain(verifyRecord(leaves[2]!, proof, { ...by, publicKey }).toString('hex'));
    expect(page.replaceAll('\n', '')).toContain(encodeProof(proof).toString('hex'));
  });

  const leaf = aLeaf();
  const [proof] = signRecords([aLeaf({ version: 1 }), leaf, aLeaf({ version: 2 })], signer).slice(
    1,
  );
  const accepts = (changed: RecordLeaf, by: RecordProof = proof!, key = listed): unknown =>
    codeOf(() => verifyRecord(changed, by, key));

  it.each([
    ['exchange', { exchangeId: 'another' }],
    ['topic', { topic: 'timpora.permit' }],
    ['key', { key: 'polri-jakpus:0190a0a0-0000-7000-8000-000000000001' }],
    ['event id', { eventId: '0190a0a0-0000-7000-8000-000000000009' }],
    ['version', { version: 4 }],
    ['schema', { schemaHash: createHash('sha256').update('other').digest() }],
    ['value', { value: Buffer.from('the bytes of a forgery') }],
  ])('does not count for another %s', (_, over) => {
    expect(accepts(leaf)).toBe('accepted');
    expect(accepts(aLeaf(over))).toBe('BAD_SIGNATURE');
  });

  it('does not count for another agency, another key, or a key under the same name', () => {
    expect(accepts(leaf, proof!, { ...listed, agency: 'polri-jakpus' })).toBe('BAD_SIGNATURE');
    const otherId = signingKeyId(other.publicKey);
    const otherKey = { ...listed, keyId: otherId, publicKey: other.publicKey };
    expect(accepts(leaf, proof!, otherKey)).toBe('WRONG_SIGNER');
    expect(accepts(leaf, proof!, { ...otherKey, keyId })).toBe('BAD_SIGNATURE');
  });

  it('does not count in another tree', () => {
    for (const size of [1, 2, 4, 32])
      expect(accepts(leaf, { ...proof!, size })).toBe('BAD_SIGNATURE');
    for (const index of [0, 2]) expect(accepts(leaf, { ...proof!, index })).toBe('BAD_SIGNATURE');
    expect(accepts(leaf, { ...proof!, path: [] })).toBe('BAD_SIGNATURE');
    expect(accepts(leaf, { ...proof!, path: proof!.path.toReversed() })).toBe('BAD_SIGNATURE');
  });

  it('does not count after any of its bits was changed', () => {
    const bytes = encodeProof(proof!);
    const reasons = new Set<unknown>();
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      reasons.add(codeOf(() => verifyRecord(leaf, decodeProof(changed), listed)));
    }
    expect([...reasons].sort()).toEqual(['BAD_SIGNATURE', 'MALFORMED', 'WRONG_SIGNER']);
  });

  it('is refused at any other length, and never read past its end', () => {
    const bytes = encodeProof(proof!);
    for (let length = 0; length < bytes.length; length++)
      expect(codeOf(() => decodeProof(bytes.subarray(0, length)))).toBe('MALFORMED');
    expect(codeOf(() => decodeProof(Buffer.concat([bytes, Buffer.of(0)])))).toBe('MALFORMED');
    expect(codeOf(() => decodeProof(Buffer.alloc(100_000, 0xff)))).toBe('MALFORMED');
  });

  it('has bytes that no other record has: fields cannot run into one another', () => {
    const [one, two] = [aLeaf({ topic: 'ab', key: 'c' }), aLeaf({ topic: 'a', key: 'bc' })];
    expect(leafBytes(one).equals(leafBytes(two))).toBe(false);
    expect(() => leafBytes(aLeaf({ schemaHash: Buffer.alloc(8) }))).toThrow('32 bytes, got 8');
    for (const version of [0, -1, 1.5, 2 ** 31])
      expect(() => leafBytes(aLeaf({ version }))).toThrow(`got ${version}`);
  });
});
