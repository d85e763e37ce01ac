import { describe, expect, it } from 'vitest';
import type { Entity } from '../api/entities.js';
import { countsByDistrict, placeless } from './counts-by-district.js';

const DISTRICTS = [
  { code: '31.71.06', name: 'Menteng', ring: [] },
  { code: '31.71.01', name: 'Gambir', ring: [] },
];
const at = (kecamatan: string | null) => ({ kecamatan }) as unknown as Entity;

describe('what is in a district', () => {
  it('is what names it, each kind by itself, and none where nothing does', () => {
    const counts = countsByDistrict(DISTRICTS, {
      sightings: [at('31.71.06'), at('31.71.06'), at(null)],
      alerts: [at('31.71.06')],
      representations: [at('31.71.01')],
    });
    expect(counts).toEqual([
      { code: '31.71.06', name: 'Menteng', sightings: 2, alerts: 1, representations: 0 },
      { code: '31.71.01', name: 'Gambir', sightings: 0, alerts: 0, representations: 1 },
    ]);
  });

  it('is told apart from what names no district here', () => {
    expect(placeless(DISTRICTS, [at('31.71.06'), at(null), at('99.99.99')])).toBe(2);
  });
});
