import { describe, expect, it } from 'vitest';
import { compareDigests, type DigestHolder } from './compare-digests.js';

const holder = (agency: string, ...digests: [number, string][]): DigestHolder => ({
  agency,
  digests: new Map(digests.map(([offset, digest]) => [BigInt(offset), digest])),
});

describe('comparing digests of one partition', () => {
  it('finds all equal where all stand at the same offset with the same digest', () => {
    const verdicts = compareDigests(['a', 'b', 'c'].map((agency) => holder(agency, [10, 'x'])));
    for (const verdict of verdicts.values())
      expect(verdict).toEqual({ kind: 'equal', offset: 10n, agreeing: 3, compared: 3 });
  });

  it('names the one that differs, and only that one', () => {
    const verdicts = compareDigests([
      holder('a', [10, 'x']),
      holder('b', [10, 'x']),
      holder('c', [10, 'y']),
    ]);
    expect([...verdicts].map(([agency, { kind }]) => [agency, kind])).toEqual([
      ['a', 'equal'],
      ['b', 'equal'],
      ['c', 'different'],
    ]);
  });

  it('compares at a common cut when agencies stand at different offsets', () => {
    const verdicts = compareDigests([
      holder('a', [10, 'x'], [14, 'p']),
      holder('b', [10, 'x'], [12, 'q']),
      holder('c', [10, 'x']),
    ]);
    expect(verdicts.get('a')).toMatchObject({ kind: 'equal', offset: 10n, compared: 3 });
  });

  it('compares at the latest offset that most know: no old mark hides a difference', () => {
    const verdicts = compareDigests([
      holder('a', [10, 'x'], [20, 'p']),
      holder('b', [10, 'x'], [20, 'p']),
      holder('c', [10, 'x'], [20, 'q']),
    ]);
    expect(verdicts.get('c')).toMatchObject({ kind: 'different', offset: 20n });
  });

  it('calls nobody right when no digest has a strict majority', () => {
    const verdicts = compareDigests([holder('a', [10, 'x']), holder('b', [10, 'y'])]);
    expect([...verdicts.values()].map(({ kind }) => kind)).toEqual(['no-majority', 'no-majority']);
  });

  it('takes two stragglers that agree with each other for no proof', () => {
    const verdicts = compareDigests([
      holder('a', [5, 'x']),
      holder('b', [5, 'x']),
      holder('c', [10, 'y']),
      holder('d', [10, 'y']),
      holder('e', [10, 'y']),
    ]);
    expect(verdicts.get('a')).toEqual({ kind: 'incomparable', compared: 2 });
    expect(verdicts.get('c')).toMatchObject({ kind: 'equal', compared: 3 });
  });

  it('can compare nobody with itself', () => {
    expect(compareDigests([holder('a', [10, 'x'])]).get('a')).toEqual({
      kind: 'incomparable',
      compared: 1,
    });
    expect(compareDigests([]).size).toBe(0);
  });
});
