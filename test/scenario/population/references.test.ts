import { describe, expect, it } from 'vitest';
import { referencesIn, withReferences } from './references.js';

describe('a reference', () => {
  const data = { holder: '@anna', list: [{ permitId: '@stay-1.id' }, '@stay-1.subject'], at: '@' };

  it('is found at any depth', () => {
    expect(referencesIn(data)).toEqual([
      { label: 'anna', part: null },
      { label: 'stay-1', part: 'id' },
      { label: 'stay-1', part: 'subject' },
    ]);
    for (const other of ['anna', '@Anna', '@anna.name', 'to @anna', 7, null])
      expect(referencesIn(other)).toEqual([]);
  });

  it('gives its place to what it stands for, and everything else stays', () => {
    expect(withReferences(data, ({ label, part }) => `${label}/${part}`)).toEqual({
      ...{ holder: 'anna/null', list: [{ permitId: 'stay-1/id' }, 'stay-1/subject'], at: '@' },
    });
  });
});
