import { describe, expect, it } from 'vitest';
import { fenceKey, versionOfFenceKey } from './fence.js';
import { FenceView } from './fence-view.js';

const PARTITION = { topic: 'timpora.sighting', partition: 1 };
const inForceAt = (view: FenceView, offset: bigint) => view.before('timpora.sighting', 1, offset);
const aFence = (offset: bigint, directoryVersion: bigint) => ({ offset, directoryVersion });

describe('the fences of a partition', () => {
  it('put a version in force after them, and none before the first', () => {
    const view = new FenceView();
    view.add(PARTITION, [aFence(3n, 16n), aFence(9n, 17n)]);
    expect([0n, 3n, 4n, 9n, 10n].map((offset) => inForceAt(view, offset))).toEqual([
      undefined,
      undefined,
      16n,
      16n,
      17n,
    ]);
    expect(view.last(PARTITION)).toBe(17n);
    expect(view.last({ ...PARTITION, partition: 0 })).toBeUndefined();
  });

  it('change nothing where they come late or twice', () => {
    const view = new FenceView();
    view.add(PARTITION, [aFence(3n, 17n), aFence(5n, 16n)]);
    view.add(PARTITION, [aFence(3n, 17n)]);
    expect(inForceAt(view, 6n)).toBe(17n);
    expect(view.of(PARTITION)).toHaveLength(2);
  });

  it('are those of the log after healing, and none once the copy is emptied', () => {
    const view = new FenceView();
    view.add(PARTITION, [aFence(3n, 99n), aFence(8n, 18n)]);
    view.correct(PARTITION, [aFence(4n, 16n)], 8n);
    expect(view.of(PARTITION)).toEqual([aFence(4n, 16n), aFence(8n, 18n)]);
    view.forget(PARTITION);
    expect(view.of(PARTITION)).toEqual([]);
  });
});

describe('the key of a fence', () => {
  it('leads to its partition and says its version', () => {
    for (const partition of [0, 1, 2]) expect(fenceKey(5n, partition, 3)).toMatch(/^fence:5:\d+$/);
    expect(versionOfFenceKey(fenceKey(12n, 4, 6))).toBe(12n);
    for (const key of ['fence:', 'fence:0:1', 'fence:x:1', 'fence:1', `fence:${'9'.repeat(20)}:1`])
      expect(versionOfFenceKey(key)).toBeUndefined();
  });
});
