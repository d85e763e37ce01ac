import { describe, expect, it } from 'vitest';
import type { Fields } from '../flow-rules.js';
import { agrees, isEvidence, type Statement } from './agrees.js';

const NOW = Date.parse('2026-11-24T03:00:00Z');
const person = new Set(['one', 'other']);

const presence = (change: Fields = {}, owner = 'imigrasi-jakpus'): Statement => ({
  ...{ flow: 'presence', owner },
  fields: {
    ...{ subjectId: 'one', kecamatan: '31.71.06', status: 'ACTIVE', until: NOW + 1 },
    handling: { exercise: false },
    ...change,
  },
});
const sighting = (change: Fields = {}, owner = 'kec-menteng'): Statement => ({
  ...{ flow: 'sighting', owner },
  fields: {
    ...{ subjectId: 'other', kecamatan: '31.71.06', change: 'REPORTED', certainty: 'IDENTIFIED' },
    handling: { exercise: false },
    ...change,
  },
});

describe('presence and evidence', () => {
  it('agree on a person, under any of the person’s subjects, and on a district', () => {
    expect(agrees(presence(), sighting(), person, NOW)).toBe(true);
    expect(agrees(presence(), { ...sighting(), flow: 'lodging' }, person, NOW)).toBe(true);
  });

  it.each<[string, Statement, Statement]>([
    ['said by one agency', presence({}, 'kec-menteng'), sighting()],
    ['of two districts', presence({ kecamatan: '31.71.01' }), sighting()],
    ['of a presence about somebody else', presence({ subjectId: 'third' }), sighting()],
    ['of evidence about somebody else', presence(), sighting({ subjectId: 'third' })],
    ['of evidence about nobody', presence(), sighting({ subjectId: null })],
    ['of a sighting that was retracted', presence(), sighting({ change: 'RETRACTED' })],
    ['of somebody who was only described', presence(), sighting({ certainty: 'DESCRIBED' })],
    ['of a presence that was withdrawn', presence({ status: 'WITHDRAWN' }), sighting()],
    ['of a presence that is over', presence({ until: NOW }), sighting()],
    ['of an exercise and a live sighting', presence({ handling: { exercise: true } }), sighting()],
    ['of a live presence and an exercise', presence(), sighting({ handling: { exercise: true } })],
    ['of an alert, which is no evidence', presence(), { ...sighting(), flow: 'alert' }],
    ['of a presence and itself', presence(), presence({}, 'kec-menteng')],
  ])('do not agree where they are %s', (_what, one, other) => {
    expect(agrees(one, other, person, NOW)).toBe(false);
  });

  it('is not evidence in a flow that shows no presence, or in none at all', () => {
    expect(
      ['sighting', 'permit', 'nothing'].map((flow) => isEvidence({ ...sighting(), flow })),
    ).toEqual([true, false, false]);
  });
});
