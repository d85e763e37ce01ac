import { partitionOf } from '@sinergi/broker';
import { DirectoryView } from '@sinergi/directory';
import { describe, expect, it } from 'vitest';
import type { TopicRules } from './admit.js';
import { admitFence } from './admit-fence.js';
import { fenceKey } from './fence.js';
import { FENCE_EVENT } from './sync/testing/sample-log.js';

const rules: TopicRules = { kind: 'key', publisher: 'polri', partitions: 3 };

/** A directory of as many records as there are names. */
function directoryOf(...values: string[]): DirectoryView {
  const view = new DirectoryView();
  values.forEach((value, at) => {
    const offset = BigInt(at);
    const entry = { code: `agency-${at}` } as never;
    const record = { offset, appendedAt: 1, version: 1, isSigned: true, approvals: null, entry };
    view.advance([{ ...record, value: Buffer.from(value) }], offset + 1n);
  });
  return view;
}

const directory = directoryOf('one', 'two');

function verdictOf(over: {
  key?: string;
  id?: string;
  partition?: number;
  version?: number;
  hash?: Buffer;
  read?: DirectoryView;
}) {
  const version = over.version ?? 2;
  const key = over.key ?? fenceKey(BigInt(version), 1, 3);
  const verdict = admitFence(
    {
      ...{ key, headers: { ce_id: over.id ?? FENCE_EVENT } },
      partition: over.partition ?? partitionOf(key, 3),
    },
    {
      ...{ eventId: FENCE_EVENT, directoryVersion: version, at: 1 },
      directoryHash: over.hash ?? directory.hashAt(BigInt(version)),
    },
    rules,
    over.read ?? directory,
  );
  return verdict.verdict === 'DEAD' ? verdict.reason : verdict.verdict;
}

describe('a signed fence', () => {
  it('counts where it names the directory that was read', () => {
    expect(verdictOf({})).toBe('FENCE');
    expect(verdictOf({ version: 1 })).toBe('FENCE');
  });

  it('waits for a version that was not read yet, and for the directory that it names', () => {
    expect(verdictOf({ read: directoryOf('one') })).toBe('WAIT');
    expect(verdictOf({ read: directoryOf('one', 'other') })).toBe('WAIT');
    expect(verdictOf({ hash: Buffer.alloc(32) })).toBe('WAIT');
    expect(verdictOf({ hash: Buffer.alloc(0) })).toBe('WAIT');
  });

  it('is dead under another version’s key, another event’s id and in another partition', () => {
    expect(verdictOf({ key: fenceKey(1n, 1, 3) })).toBe('BAD_KEY');
    expect(verdictOf({ key: 'fence:' })).toBe('BAD_KEY');
    expect(verdictOf({ version: -2, key: 'fence:-2:1' })).toBe('BAD_KEY');
    expect(verdictOf({ id: 'another' })).toBe('BAD_HEADERS');
    expect(verdictOf({ partition: 2 })).toBe('WRONG_PARTITION');
  });
});
