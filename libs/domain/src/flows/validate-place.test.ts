import { describe, expect, it } from 'vitest';
import { aContext, somewhereIn } from './testing/a-context.js';
import { validatePlace } from './validate-place.js';

const { boundaries } = aContext();
const validate = (
  kecamatan: string | null,
  point: { lat: number; lon: number } | null | undefined,
) => validatePlace({ kecamatan, point, field: '/place' }, boundaries).map(({ field }) => field);

describe('a place', () => {
  it('is a point in its kecamatan', () => {
    expect(validate('31.71.06', somewhereIn('31.71.06'))).toEqual([]);
    expect(validate('31.71.06', somewhereIn('31.71.04'))).toEqual(['/place']);
  });

  it('is in a kecamatan of ours, where one is stated', () => {
    expect(validate('31.74.01', null)).toEqual(['/kecamatan']);
    expect(validate('31.74.01', { lat: -6.91, lon: 107.61 })).toEqual(['/kecamatan', '/place']);
    expect(validate(null, { lat: -6.91, lon: 107.61 })).toEqual([]);
  });

  it('is not validated where the point is sealed and stays', () => {
    expect(validate('31.71.06', undefined)).toEqual([]);
  });
});
