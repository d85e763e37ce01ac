import { describe, expect, it } from 'vitest';
import { readMapSearch, STEPS_BACK, stepsBackOf, windowAt, windowOf } from './map-search.js';

const NOW = Date.UTC(2026, 10, 24, 12);

describe("the map's address", () => {
  it('shows the last day, moving with the clock, where it says nothing', () => {
    const search = readMapSearch({});
    expect(search).toEqual({});
    expect(windowOf(search, NOW)).toEqual({
      from: '2026-11-23T12:00:00.000Z',
      to: '2026-11-24T12:00:00.000Z',
    });
  });

  it('passes over what makes no sense', () => {
    expect(
      readMapSearch({ span: 5, until: 'then', area: '<b>', of: 'people', agency: '' }),
    ).toEqual({});
  });

  it('says where the slider stands, and back', () => {
    const until = windowAt(24, 4, NOW);
    expect(until).toBe('2026-11-23T12:00:00.000Z');
    expect(stepsBackOf({ span: 24, until }, NOW)).toBe(4);
    expect(windowAt(24, 0, NOW)).toBeUndefined();
  });

  it('keeps the slider on its track, however old the address is', () => {
    expect(stepsBackOf({ span: 6, until: '2020-01-01T00:00:00.000Z' }, NOW)).toBe(STEPS_BACK);
  });
});
