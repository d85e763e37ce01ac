import { isRestrictedTopic, subscribedTopics } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { describe, expect, it } from 'vitest';
import { topicsReadTogether } from './read-together.js';

describe('what a process reads once for its agencies', () => {
  it('is everything where one agency has the process to itself', () => {
    expect(topicsReadTogether([['a', 'timpora.intelligence']])).toEqual([
      'a',
      'timpora.intelligence',
    ]);
  });

  it('is what most read, and one account can read', () => {
    expect(
      topicsReadTogether([
        ['a', 'b', 'c'],
        ['a', 'b'],
        ['a', 'd'],
      ]),
    ).toEqual(['a', 'b']);
  });

  it('is what all read, where nobody reads all that most read', () => {
    expect(
      topicsReadTogether([
        ['a', 'b', 'c'],
        ['a', 'b', 'd'],
        ['a', 'c', 'd'],
      ]),
    ).toEqual(['a']);
  });

  it('is no restricted topic, although all of them read it', () => {
    expect(
      topicsReadTogether([
        ['a', 'timpora.intelligence'],
        ['a', 'timpora.intelligence'],
      ]),
    ).toEqual(['a']);
  });

  it('leaves few consumers beside the common one in the deployment', () => {
    const profiles = readProfiles('deploy/agencies');
    const codes = profiles.flatMap(({ kind, code }) => (kind === 'OPERATOR' ? [] : [code]));
    for (const host of [0, 1]) {
      const topicsOf = codes
        .filter((_, n) => n % 2 === host)
        .map((code) => subscribedTopics(code, profiles));
      const together = new Set(topicsReadTogether(topicsOf));
      expect([...together].filter(isRestrictedTopic)).toEqual([]);
      const alone = topicsOf.filter((topics) => topics.some((topic) => !together.has(topic)));
      expect(alone.length).toBeLessThanOrEqual(3);
    }
  });
});
