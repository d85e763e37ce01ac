import { describe, expect, it } from 'vitest';
import { judgePlace } from './judge-place.js';
import { aContext, somewhereIn } from './testing/a-context.js';

const { boundaries } = aContext();
const judge = (kecamatan: string | null, point: { lat: number; lon: number } | null | undefined) =>
  judgePlace({ kecamatan, point, field: '/place' }, boundaries).map(({ field }) => field);

describe('a place', () => {
  it('is a point in its kecamatan', () => {
    expect(judge('31.71.06', somewhereIn('31.71.06'))).toEqual([]);
    expect(judge('31.71.06', somewhereIn('31.71.04'))).toEqual(['/place']);
  });

  it('is in a kecamatan of ours, where one is stated', () => {
    expect(judge('31.74.01', null)).toEqual(['/kecamatan']);
    expect(judge('31.74.01', { lat: -6.91, lon: 107.61 })).toEqual(['/kecamatan', '/place']);
    expect(judge(null, { lat: -6.91, lon: 107.61 })).toEqual([]);
  });

  it('is not judged where the point is sealed and stays', () => {
    expect(judge('31.71.06', undefined)).toEqual([]);
  });
});
