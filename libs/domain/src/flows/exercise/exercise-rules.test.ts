import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { exerciseRules } from './exercise-rules.js';

const anExercise = (change: Fields = {}): Fields => ({
  ...{ name: 'latihan-kemayoran', title: 'Joint operation', officer: 'Petugas Latihan', now: NOW },
  ...{
    status: 'OPEN',
    handling: { exercise: false, exerciseId: null, retainUntil: day('2031-01-01') },
  },
  ...change,
});
const { ADVANCED, ENDED } = exerciseRules.changes;
const fieldsOf = (after: Fields, change: string, before: Fields | null): string[] =>
  exerciseRules.validate(after, change, before, aContext()).map(({ field }) => field);

describe('an exercise', () => {
  it('is opened live, as what everybody must know of', () => {
    expect(fieldsOf(anExercise(), 'OPENED', null)).toEqual([]);
    const within = { exercise: true, exerciseId: 'x', retainUntil: day('2031-01-01') };
    expect(fieldsOf(anExercise({ handling: within }), 'OPENED', null)).toEqual([
      '/handling/exerciseId',
    ]);
  });

  it('has a time that only grows', () => {
    const before = anExercise();
    const to = (now: number | null) => fieldsOf(anExercise({ now }), 'ADVANCED', before);
    expect(to(NOW + 1)).toEqual([]);
    for (const now of [NOW, NOW - HOUR_MS, null]) expect(to(now)).toEqual(['/now']);
  });

  it('with the real time is not advanced', () => {
    expect(ADVANCED!.refusal(anExercise({ now: null }))).toContain('real time');
    expect(ADVANCED!.refusal(anExercise())).toBeNull();
  });

  it('that has ended stays so', () => {
    for (const change of [ADVANCED, ENDED])
      expect(change!.refusal(anExercise({ status: 'ENDED' }))).toContain('ENDED');
  });
});
