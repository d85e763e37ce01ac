import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type GroupSeal, openGroup, sealGroup } from './group-seal.js';
import { associatedData, BOUND_FORMAT, FIRST_FORMAT, type SealBinding } from './seal-binding.js';

const KEY = randomBytes(32);
const BINDING: SealBinding = {
  exchangeId: 'sinergi-vectors',
  publisher: 'kec-menteng',
  topic: 'timpora.sighting',
  entityId: '00000000-0000-4000-8000-000000000001',
  eventId: '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11',
  version: 3,
  schemaHash: Buffer.alloc(32, 7),
  group: 'identity',
  scope: '00000000-0000-4000-8000-000000000002',
  generation: 1,
  fingerprint: Buffer.from('01234567'),
};
const SECRET = Buffer.from('CONTOH<<TELADAN');

/** Each field of the binding as it is in another record of the same or another publisher. */
const ELSEWHERE: SealBinding = {
  exchangeId: 'another-exchange',
  publisher: 'polri-jakpus',
  topic: 'timpora.lodging',
  entityId: '00000000-0000-4000-8000-000000000009',
  eventId: '00000000-6a6e-4f0e-9c1d-0a6a4f6d2b11',
  version: 4,
  schemaHash: Buffer.alloc(32, 8),
  group: 'location',
  scope: '00000000-0000-4000-8000-000000000008',
  generation: 2,
  fingerprint: Buffer.from('76543210'),
};

/** A seal made by the release before: bound to event, fingerprint and group. */
const OF_BEFORE = {
  key: Buffer.from('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', 'hex'),
  seal: {
    format: FIRST_FORMAT,
    nonce: Buffer.from('000000000000000000000001', 'hex'),
    ciphertext: Buffer.from(
      '5699f1a80bbc0c225a6b1d78a8e77437cbf285b753b91b7258ab78153094cb',
      'hex',
    ),
  },
};

/** The vector of docs/seals.md: the same key and nonce. */
const VECTOR = Buffer.from('5699f1a80bbc0c225a6b1d78a8e774fbd9e9664cef268508aafd739e8a1609', 'hex');

const flip = (bytes: Buffer, at: number): Buffer => {
  const changed = Buffer.from(bytes);
  changed[at]! ^= 1;
  return changed;
};

const open = (key: Buffer, binding: SealBinding, seal: GroupSeal): Buffer =>
  openGroup(key, binding, seal, BOUND_FORMAT);

describe('a seal', () => {
  it('opens to what was sealed, also when that was nothing', () => {
    for (const plaintext of [SECRET, Buffer.alloc(0)])
      expect(open(KEY, BINDING, sealGroup(KEY, BINDING, plaintext))).toEqual(plaintext);
  });

  it('never uses a nonce twice', () => {
    const nonces = Array.from({ length: 1000 }, () =>
      sealGroup(KEY, BINDING, SECRET).nonce.toString('hex'),
    );
    expect(new Set(nonces)).toHaveLength(1000);
  });

  it.each(Object.keys(ELSEWHERE) as (keyof SealBinding)[])(
    'does not open where it is copied to a record with another %s',
    (field) => {
      const seal = sealGroup(KEY, BINDING, SECRET);
      const copied = () => open(KEY, { ...BINDING, [field]: ELSEWHERE[field] }, seal);
      expect(copied).toThrow(expect.objectContaining({ name: 'TrustError', code: 'DAMAGED' }));
      expect(copied).not.toThrow(/CONTOH/);
    },
  );

  it('does not open under another key, or when a byte changed', () => {
    const { format, nonce, ciphertext } = sealGroup(KEY, BINDING, SECRET);
    const attempts: [Buffer, GroupSeal][] = [
      [flip(KEY, 0), { format, nonce, ciphertext }],
      [KEY, { format, nonce: flip(nonce, 0), ciphertext }],
      [KEY, { format, nonce: nonce.subarray(0, 8), ciphertext }],
      [KEY, { format, nonce, ciphertext: flip(ciphertext, 0) }],
      [KEY, { format, nonce, ciphertext: flip(ciphertext, ciphertext.length - 1) }],
      [KEY, { format, nonce, ciphertext: ciphertext.subarray(0, 20) }],
      [KEY, { format, nonce, ciphertext: Buffer.alloc(0) }],
    ];
    for (const [key, seal] of attempts) {
      expect(() => open(key, BINDING, seal)).toThrow(
        expect.objectContaining({ name: 'TrustError', code: 'DAMAGED' }),
      );
      expect(() => open(key, BINDING, seal)).not.toThrow(/CONTOH/);
    }
  });

  it('binds no two records alike, however their texts are divided', () => {
    const one = associatedData({ ...BINDING, group: 'a', scope: 'bc' });
    const other = associatedData({ ...BINDING, group: 'ab', scope: 'c' });
    expect(one.equals(other)).toBe(false);
  });

  it('is what the page of the format says, byte for byte', () => {
    const seal = { ...OF_BEFORE.seal, format: BOUND_FORMAT, ciphertext: VECTOR };
    expect(open(OF_BEFORE.key, BINDING, seal)).toEqual(SECRET);
    expect(associatedData(BINDING).toString('hex')).toBe(
      [
        '0000000e73696e657267692f7365616c2f320000000f73696e657267692d766563746f72',
        '730000000b6b65632d6d656e74656e670000001074696d706f72612e7369676874696e67',
        '0000002430303030303030302d303030302d343030302d383030302d3030303030303030',
        '3030303100000004000000030000002437623066366135322d366136652d346630652d39',
        '6331642d3061366134663664326231310000002007070707070707070707070707070707',
        '07070707070707070707070707070707000000086964656e746974790000002430303030',
        '303030302d303030302d343030302d383030302d30303030303030303030303200000004',
        '00000001000000083031323334353637',
      ].join(''),
    );
  });

  it('of before opens in a record of before, and in no record of today', () => {
    const { key, seal } = OF_BEFORE;
    expect(openGroup(key, BINDING, seal, FIRST_FORMAT)).toEqual(SECRET);
    for (const format of [FIRST_FORMAT, BOUND_FORMAT, 0, 3])
      for (const expected of [FIRST_FORMAT, BOUND_FORMAT, 3]) {
        if (format === FIRST_FORMAT && expected === FIRST_FORMAT) continue;
        expect(() => openGroup(key, BINDING, { ...seal, format }, expected)).toThrow(
          expect.objectContaining({
            code: format === BOUND_FORMAT && expected === format ? 'DAMAGED' : 'WRONG_FORMAT',
          }),
        );
      }
  });
});
