import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { RecordLeaf } from './record-leaf.js';
import { VerifiedRecords } from './verified-records.js';

const aLeaf = (over: Partial<RecordLeaf> = {}): RecordLeaf => ({
  ...{ exchangeId: 'exchange', topic: 'timpora.sighting', key: 'kec-menteng:1', eventId: 'e' },
  ...{ version: 1, schemaHash: Buffer.alloc(32, 1), value: Buffer.from('value') },
  ...over,
});
const by = { agency: 'kec-menteng', keyId: 'ed25519-1', rawKey: Buffer.alloc(32, 7) };

describe('records that were verified lately', () => {
  it('are known again by every byte, the agency and its key', () => {
    const records = new VerifiedRecords();
    records.add('signature', aLeaf(), by);
    expect(records.has('signature', aLeaf(), by)).toBe(true);
    expect(records.keyIdOf('signature')).toBe('ed25519-1');
    const others: Partial<RecordLeaf>[] = [
      ...[{ exchangeId: 'x' }, { topic: 'x' }, { key: 'x' }, { eventId: 'x' }, { version: 2 }],
      ...[{ schemaHash: Buffer.alloc(32, 2) }, { value: Buffer.from('other') }],
    ];
    for (const other of others)
      expect([other, records.has('signature', aLeaf(other), by)]).toEqual([other, false]);
    expect(records.has('another', aLeaf(), by)).toBe(false);
    expect(records.has('signature', aLeaf(), { ...by, agency: 'polri-jakpus' })).toBe(false);
    expect(records.has('signature', aLeaf(), { ...by, rawKey: Buffer.alloc(32, 8) })).toBe(false);
  });

  it('are kept apart from the buffer that they came in', () => {
    const records = new VerifiedRecords();
    const value = Buffer.from('value');
    records.add('signature', aLeaf({ value }), by);
    value.write('other');
    expect(records.has('signature', aLeaf(), by)).toBe(true);
    expect(records.has('signature', aLeaf({ value }), by)).toBe(false);
  });

  it('are forgotten, the oldest first, and never kept when they are large', () => {
    const records = new VerifiedRecords();
    records.add('large', aLeaf({ value: randomBytes(20_000) }), by);
    expect(records.keyIdOf('large')).toBeUndefined();
    for (let n = 0; n <= 2_000; n++) records.add(`signature ${n}`, aLeaf(), by);
    expect(records.keyIdOf('signature 0')).toBeUndefined();
    expect(records.keyIdOf('signature 1')).toBe('ed25519-1');
  });
});
