import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { onlyValues } from '../only-values.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { coverageRules } from './coverage-rules.js';

const EXERCISE = '00010000-0000-8000-8000-0000000000e1';
const aCoverage = (change: Fields = {}): Fields => ({
  ...{ flow: 'movement', kecamatan: null, completeUntil: NOW - HOUR_MS },
  ...{ officer: 'Petugas Latihan' },
  handling: { exercise: false, exerciseId: null, retainUntil: day('2031-01-01') },
  ...change,
});
const refusedIn = (after: Fields, owner = 'imigrasi-jakpus', before: Fields | null = null) =>
  coverageRules
    .validate(after, before ? 'ADVANCED' : 'STATED', before, aContext({ owner }))
    .map(({ field, got }) => `${field} ${got}`);

describe('coverage', () => {
  it('is stated of a flow that its owner publishes', () => {
    expect(refusedIn(aCoverage())).toEqual([]);
    expect(refusedIn(aCoverage(), 'kec-menteng')).toEqual(['/flow movement']);
    expect(refusedIn(aCoverage({ flow: 'lodging' }), 'kec-menteng')).toEqual([]);
  });

  it('is stated of no coverage, and by nobody who publishes nothing', () => {
    expect(refusedIn(aCoverage({ flow: 'coverage' }))).toEqual(['/flow coverage']);
    expect(refusedIn(aCoverage(), 'somebody')).toEqual(['/flow movement']);
  });

  it('is about districts of the owner alone', () => {
    const of = (kecamatan: string) => aCoverage({ flow: 'lodging', kecamatan });
    expect(refusedIn(of('31.71.06'), 'kec-menteng')).toEqual([]);
    expect(refusedIn(of('31.71.04'), 'kec-menteng')).toEqual(['/kecamatan 31.71.04']);
    expect(refusedIn(of('31.71.04'), 'polri-jakpus')).toEqual([]);
    expect(refusedIn(of('31.72.01'), 'polri-jakpus')).toEqual(['/kecamatan 31.72.01']);
  });

  it('is not ahead of the time, and only grows', () => {
    const ahead = aCoverage({ completeUntil: NOW + HOUR_MS });
    expect(refusedIn(ahead)).toEqual(['/completeUntil 2026-11-24T04:00:00.000Z']);
    const before = aCoverage();
    const to = (completeUntil: number) =>
      refusedIn(aCoverage({ completeUntil }), 'imigrasi-jakpus', before);
    expect(to(NOW)).toEqual([]);
    expect(to(NOW - HOUR_MS)).toHaveLength(1);
    expect(to(NOW - 2 * HOUR_MS)).toHaveLength(1);
  });

  it('is one for each flow, district and lane of an owner', () => {
    const nameOf = (change: Fields) => onlyValues(coverageRules, aCoverage(change))!.join(' ');
    const inExercise = { handling: { exercise: true, exerciseId: EXERCISE } };
    const names = [{}, { flow: 'permit' }, { kecamatan: '31.71.06' }, inExercise].map(nameOf);
    expect(new Set(names).size).toBe(4);
    expect(nameOf({ kecamatan: undefined, completeUntil: NOW })).toBe(nameOf({}));
  });
});
