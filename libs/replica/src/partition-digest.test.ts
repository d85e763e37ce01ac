import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PartitionDigest } from './partition-digest.js';
import { recordHash } from './record-hash.js';

const row = fc.record({
  key: fc.string(),
  version: fc.integer({ min: 1, max: 9 }),
  value: fc.uint8Array().map((b) => Buffer.from(b)),
});
const digestOf = (rows: { key: string; version: number; value: Buffer }[]) => {
  const digest = PartitionDigest.empty();
  for (const r of rows) digest.toggle(r.key, recordHash(r.key, r.version, r.value));
  return digest;
};

describe('PartitionDigest', () => {
  it('does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        expect(digestOf([...rows].reverse()).bytes()).toEqual(digestOf(rows).bytes());
      }),
    );
  });
  it('notices one row that is missing or changed', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { minLength: 1, selector: (r) => `${r.key}/${r.version}` }),
        (rows) => {
          expect(digestOf(rows.slice(1)).fold()).not.toEqual(digestOf(rows).fold());
          const changed = [
            { ...rows[0]!, value: Buffer.concat([rows[0]!.value, Buffer.from('x')]) },
            ...rows.slice(1),
          ];
          expect(digestOf(changed).fold()).not.toEqual(digestOf(rows).fold());
        },
      ),
    );
  });
  it('survives being stored', () => {
    const digest = digestOf([{ key: 'kec-menteng:1', version: 1, value: Buffer.from('v') }]);
    expect(PartitionDigest.from(digest.bytes()).fold()).toEqual(digest.fold());
    expect(() => PartitionDigest.from(Buffer.alloc(3))).toThrow(
      'Expected a digest of 520 bytes, got 3',
    );
  });
  it('tells rows apart whose key and value only join to the same bytes', () => {
    expect(recordHash('ab', 1, Buffer.from('c'))).not.toEqual(
      recordHash('a', 1, Buffer.from('bc')),
    );
  });
});
