import { describe, expect, it } from 'vitest';
import { PublishedTally } from './published-tally.js';

const rows =
  (...found: Record<string, unknown>[]) =>
  async () => ({ rows: found, rowCount: found.length });

const records = (topic: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({ topic, key: `kec-menteng:${n}` }));

describe('what an agency says it has published', () => {
  it('names every flow it may publish, also one it never spoke in', () => {
    expect(new PublishedTally(['sighting', 'alert']).state()).toEqual(
      expect.arrayContaining([
        { flow: 'sighting', count: 0, lastAt: 0 },
        { flow: 'alert', count: 0, lastAt: 0 },
      ]),
    );
  });

  it('counts what the relay marked, by flow, and nothing of the machinery', () => {
    const tally = new PublishedTally(['sighting']);
    tally.note([...records('timpora.sighting', 2), ...records('timpora.key.sighting', 1)], 5_000);
    tally.note(records('timpora.sighting', 1), 6_000);
    tally.note([{ topic: 'timpora.sighting', key: 'fence:16:0' }], 7_000);
    expect(tally.state()).toEqual([{ flow: 'sighting', count: 3, lastAt: 6_000 }]);
  });

  it('dates what was published before the start by its own rows, once', async () => {
    const tally = new PublishedTally(['sighting', 'alert']);
    tally.note(records('timpora.alert', 1), 9_000);
    await tally.recall(
      rows(
        { flow: 'sighting', last: new Date(4_000) },
        { flow: 'alert', last: new Date(4_000) },
        { flow: 'gone', last: new Date(1) },
      ),
    );
    expect(Object.fromEntries(tally.state().map(({ flow, lastAt }) => [flow, lastAt]))).toEqual({
      sighting: 4_000,
      alert: 9_000,
    });
  });
});
