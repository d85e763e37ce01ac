import { describe, expect, it } from 'vitest';
import { dueOf } from './due-words.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');

describe('a due time', () => {
  it.each([
    ['2026-11-24T06:00:00Z', 'en', 'near', '3 hours'],
    ['2026-11-22T02:00:00Z', 'en', 'past', '2 days'],
    ['2026-11-24T03:00:00Z', 'en', 'past', '0 seconds'],
    ['2026-12-01T03:00:00Z', 'id', 'later', '7 hari'],
  ])('%s in %s is %s: %s', (dueAt, language, state, time) => {
    expect(dueOf(dueAt, NOW, language)).toEqual({ state, time });
  });

  it('that is not set is none', () => {
    expect(dueOf(null, NOW, 'en')).toBeNull();
  });
});
