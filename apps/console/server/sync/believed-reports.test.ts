import { SIGNATURE_HEADER } from '@sinergi/contracts';
import { beforeEach, expect, it } from 'vitest';
import { BelievedReports } from './believed-reports.js';

const HOUR_MS = 3_600_000;
const NOON = 1_795_000_000_000;
let reports: BelievedReports;

// Whether a report is news is asked of neither keys nor registry.
beforeEach(() => {
  reports = new BelievedReports(undefined as never, undefined as never);
});

const isNews = (name: string, at: number, agency = 'polri') =>
  reports.isNews(agency, at, {
    headers: { [SIGNATURE_HEADER]: `${'A'.repeat(100)}${name.padStart(24, '0')}` },
  } as never);

it('is news once, each agency for itself', () => {
  expect([isNews('one', NOON), isNews('one', NOON), isNews('two', NOON)]).toEqual([
    true,
    false,
    true,
  ]);
  expect(isNews('one', NOON, 'kec-menteng')).toBe(true);
});

it('is news also by a clock that is an hour wrong, and not from longer ago', () => {
  expect(isNews('ahead', NOON + HOUR_MS)).toBe(true);
  expect(isNews('right again', NOON)).toBe(true);
  expect(isNews('behind', NOON - HOUR_MS)).toBe(true);
  expect(isNews('from yesterday', NOON - 24 * HOUR_MS)).toBe(false);
  expect(isNews('right', NOON + 1)).toBe(true);
});

it('is forgotten after two hours of reports, and then too old', () => {
  for (let second = 0; second <= 7_300; second++)
    expect(isNews(`report ${second}`, NOON + second * 1_000)).toBe(true);
  expect(isNews('report 7000', NOON + 7_000_000)).toBe(false);
  expect(isNews('report 5', NOON + 5_000)).toBe(false);
});
