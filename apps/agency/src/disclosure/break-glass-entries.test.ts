import { defaultOpeningLimits } from '@sinergi/settings';
import { describe, expect, it } from 'vitest';
import { requestsOf, STEPS } from './break-glass-entries.js';

const HOUR_MS = 3_600_000;
const limits = defaultOpeningLimits();
const { confirmWithinHours, lastsHours } = limits.breakGlass;
const NOW = Date.parse('2026-11-29T03:00:00Z');

type Entry = Parameters<typeof requestsOf>[0][number];

const entry = (said: Partial<Entry>): Entry => ({
  ...{ key: 'kec-menteng:one', version: STEPS.asked, officer: 'Siti (siti)' },
  ...{ officerKind: 'LOGGED_IN', purpose: 'SUPERVISION', reason: 'Latihan besar', askedAt: NOW },
  ...said,
});
const confirmed = (said: Partial<Entry> = {}) =>
  entry({ version: STEPS.confirmed, officer: 'Budi (budi)', askedAt: NOW + 1_000, ...said });
const of = (entries: Entry[], now = NOW + 2_000) => requestsOf(entries, limits, now);

describe('entries of the ledger about opening beyond the limit', () => {
  it('make a request that waits, lapses, is in force, and ends', () => {
    const late = NOW + confirmWithinHours * HOUR_MS;
    expect(of([entry({})])).toMatchObject([{ state: 'ASKED', requestId: 'one', until: late }]);
    expect(of([entry({})], late)).toMatchObject([{ state: 'LAPSED' }]);
    const granted = [entry({}), confirmed()];
    expect(of(granted)).toMatchObject([{ state: 'GRANTED', confirmedBy: 'Budi (budi)' }]);
    const end = NOW + 1_000 + lastsHours * HOUR_MS;
    expect(of(granted, end - 1)).toMatchObject([{ state: 'GRANTED', until: end }]);
    expect(of(granted, end)).toMatchObject([{ state: 'ENDED' }]);
  });

  it.each<[string, Entry[]]>([
    ['who asked', [confirmed({ officer: 'SITI (another-id)' })]],
    ['a system', [confirmed({ officerKind: 'STATED' })]],
    ['a program', [confirmed({ officerKind: 'MACHINE' })]],
    ['a person too late', [confirmed({ askedAt: NOW + confirmWithinHours * HOUR_MS })]],
    ['a person for another request', [confirmed({ key: 'kec-menteng:two' })]],
  ])('grant nothing where they were confirmed by %s', (_who, entries) => {
    for (const request of of([entry({}), ...entries]))
      expect(request).toMatchObject({ state: 'ASKED', confirmedBy: null });
  });

  it('are not prolonged by a second confirmation, nor asked anew under the same id', () => {
    const later = { askedAt: NOW + HOUR_MS };
    const entries = [entry({}), confirmed(), confirmed({ ...later, officer: 'Rina' })];
    expect(of([...entries, entry(later)], NOW + 2 * HOUR_MS)).toEqual(
      of([entry({}), confirmed()], NOW + 2 * HOUR_MS),
    );
  });

  it('say nothing where a system asked', () => {
    expect(of([entry({ officerKind: 'STATED' }), confirmed()])).toEqual([]);
  });
});
