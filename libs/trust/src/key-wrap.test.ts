import { describe, expect, it } from 'vitest';
import { unwrapKey, wrapKey } from './key-wrap.js';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

const KEK = hex('000102030405060708090A0B0C0D0E0F 101112131415161718191A1B1C1D1E1F');

/** RFC 3394, section 4: the vectors with a 256-bit key encryption key. */
const VECTORS = [
  ['4.3', '00112233445566778899AABBCCDDEEFF', '64E8C3F9CE0F5BA2 63E9777905818A2A 93C8191E7D6E8AE7'],
  [
    '4.5',
    '00112233445566778899AABBCCDDEEFF 0001020304050607',
    'A8F9BC1612C68B3F F6E6F4FBE30E71E4 769C8B80A32CB895 8CD5D17D6B254DA1',
  ],
  [
    '4.6',
    '00112233445566778899AABBCCDDEEFF 000102030405060708090A0B0C0D0E0F',
    '28C9F404C4B810F4 CBCCB35CFB87F826 3F5786E2D80ED326 CBC7F0E71A99F43B FB988B9B7A02DD21',
  ],
] as const;

describe('AES key wrap', () => {
  it.each(VECTORS)(
    'makes and opens the vector of RFC 3394 section %s',
    (_section, key, wrapped) => {
      expect(wrapKey(KEK, hex(key)).equals(hex(wrapped))).toBe(true);
      expect(unwrapKey(KEK, hex(wrapped)).equals(hex(key))).toBe(true);
    },
  );

  it('refuses another key, changed bytes, too few bytes and none', () => {
    const wrapped = wrapKey(KEK, Buffer.alloc(32, 7));
    const changed = Buffer.from(wrapped);
    changed[3]! ^= 1;
    for (const [kek, bytes] of [
      [Buffer.alloc(32, 1), wrapped],
      [KEK, changed],
      [KEK, wrapped.subarray(0, 32)],
      [KEK, wrapped.subarray(0, 7)],
      [KEK, Buffer.alloc(0)],
    ] as const) {
      expect(() => unwrapKey(kek, bytes)).toThrow(
        expect.objectContaining({ name: 'TrustError', code: 'DAMAGED' }),
      );
    }
  });
});
