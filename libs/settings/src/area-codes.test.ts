import { expect, it } from 'vitest';
import { isKnownArea, villagesIn } from './area-codes.js';

it('knows the villages of an area by code and name', () => {
  const villages = villagesIn('31.71.06');
  expect(villages.map(({ name }) => name)).toContain('Menteng');
  expect(villages.every(({ code }) => /^31\.71\.06\.\d{4}$/.test(code))).toBe(true);
  expect(villagesIn('31.71').length).toBeGreaterThan(villages.length);
  expect(villagesIn('99.99')).toEqual([]);
});

it('knows codes of every level, and no others', () => {
  for (const code of ['31', '31.71', '31.71.06', '31.71.06.1001'])
    expect(isKnownArea(code)).toBe(true);
  for (const code of ['', '3', '31.71.99', '31.71.06.9999']) expect(isKnownArea(code)).toBe(false);
});
