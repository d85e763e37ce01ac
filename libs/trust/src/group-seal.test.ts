import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openGroup, type SealBinding, sealGroup } from './group-seal.js';

const KEY = randomBytes(32);
const BINDING: SealBinding = {
  eventId: '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11',
  fingerprint: Buffer.from('01234567'),
  group: 'identity',
};
const SECRET = Buffer.from('CONTOH<<TELADAN');

const flip = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at]! ^= 1;
  return changed;
};

describe('a seal', () => {
  it('opens to what was sealed, also when that was nothing', () => {
    for (const plaintext of [SECRET, Buffer.alloc(0)]) {
      expect(openGroup(KEY, BINDING, sealGroup(KEY, BINDING, plaintext)).equals(plaintext)).toBe(
        true,
      );
    }
  });

  it('never uses a nonce twice', () => {
    const nonces = Array.from({ length: 1000 }, () =>
      sealGroup(KEY, BINDING, SECRET).nonce.toString('hex'),
    );
    expect(new Set(nonces)).toHaveLength(1000);
  });

  it('opens under no other key, event, schema or group, and not when a byte changed', () => {
    const { nonce, ciphertext } = sealGroup(KEY, BINDING, SECRET);
    const attempts: [Buffer, SealBinding, { nonce: Buffer; ciphertext: Buffer }][] = [
      [flip(KEY, 0), BINDING, { nonce, ciphertext }],
      [KEY, { ...BINDING, eventId: '00000000-6a6e-4f0e-9c1d-0a6a4f6d2b11' }, { nonce, ciphertext }],
      [KEY, { ...BINDING, fingerprint: Buffer.from('76543210') }, { nonce, ciphertext }],
      [KEY, { ...BINDING, group: 'location' }, { nonce, ciphertext }],
      [KEY, BINDING, { nonce: flip(nonce, 0), ciphertext }],
      [KEY, BINDING, { nonce: nonce.subarray(0, 8), ciphertext }],
      [KEY, BINDING, { nonce, ciphertext: flip(ciphertext, 0) }],
      [KEY, BINDING, { nonce, ciphertext: flip(ciphertext, ciphertext.length - 1) }],
      [KEY, BINDING, { nonce, ciphertext: ciphertext.subarray(0, 20) }],
      [KEY, BINDING, { nonce, ciphertext: Buffer.alloc(0) }],
    ];
    for (const [key, binding, bytes] of attempts) {
      const open = (): Buffer => openGroup(key, binding, bytes);
      expect(open).toThrow(expect.objectContaining({ name: 'TrustError', code: 'DAMAGED' }));
      expect(open).not.toThrow(/CONTOH/);
    }
  });
});
