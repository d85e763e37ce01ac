import { describe, expect, it } from 'vitest';
import type { Silence } from '../../contract/alerts.js';
import { coveringSilence } from './covering-silence.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const aSilence = (over: Partial<Silence> = {}): Silence => ({
  ...{
    id: 's',
    rule: null,
    agency: null,
    flow: null,
    until: '2026-11-24T04:00:00Z',
    by: 'Sari',
    reason: 'planned work',
    createdAt: '',
  },
  ...over,
});
const alert = { rule: 'diverged', agency: 'kec-menteng', flow: 'sighting' } as const;
const covers = (over: Partial<Silence>, now = NOW): boolean =>
  coveringSilence([aSilence(over)], alert, now) !== undefined;

describe('a silence', () => {
  it('covers what it names; where it names nothing, it covers everything', () => {
    expect([
      covers({}),
      covers({ rule: 'diverged' }),
      covers({ agency: 'kec-menteng', flow: 'sighting' }),
    ]).toEqual([true, true, true]);
    expect([
      covers({ rule: 'gap' }),
      covers({ agency: 'kec-senen' }),
      covers({ rule: 'diverged', flow: 'permit' }),
    ]).toEqual([false, false, false]);
  });

  it('is over when its time is', () => {
    expect([
      covers({}, Date.parse('2026-11-24T03:59:59Z')),
      covers({}, Date.parse('2026-11-24T04:00:00Z')),
    ]).toEqual([true, false]);
  });
});
