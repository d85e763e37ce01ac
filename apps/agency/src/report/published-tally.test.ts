import { describe, expect, it } from 'vitest';
import { PublishedTally } from './published-tally.js';

const rows =
  (...found: Record<string, unknown>[]) =>
  async () => ({ rows: found, rowCount: found.length });

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
    tally.note(['timpora.sighting', 'timpora.key.sighting', 'timpora.sighting'], 5_000);
    tally.note(['timpora.sighting'], 6_000);
    expect(tally.state()).toEqual([{ flow: 'sighting', count: 3, lastAt: 6_000 }]);
  });

  it('dates what was published before the start by its own rows, once', async () => {
    const tally = new PublishedTally(['sighting', 'alert']);
    tally.note(['timpora.alert'], 9_000);
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
