import { describe, expect, it } from 'vitest';
import { endOfWorkingDay } from './end-of-working-day.js';

const due = (at: string, count = 3): string =>
  new Date(endOfWorkingDay(Date.parse(at), count)).toISOString();

describe('the end of a working day', () => {
  it('is midnight in Jakarta after that day', () => {
    // A Monday.
    expect(due('2026-11-23T03:00:00Z')).toBe('2026-11-26T17:00:00.000Z');
  });

  it('counts from the day in Jakarta, whatever the hour', () => {
    expect(due('2026-11-22T17:00:00Z')).toBe(due('2026-11-23T16:59:59Z'));
  });

  it('leaves out the end of the week', () => {
    // A Friday.
    expect(due('2026-11-27T03:00:00Z')).toBe('2026-12-02T17:00:00.000Z');
  });

  it('leaves out holidays and collective leave, as their decree sets them', () => {
    // Before 24 December (leave) and 25 December (a Friday).
    expect(due('2026-12-22T03:00:00Z')).toBe('2026-12-29T17:00:00.000Z');
  });

  it('is there for a year too whose holidays nobody has set yet', () => {
    // A Monday.
    expect(due('2031-11-24T03:00:00Z')).toBe('2031-11-27T17:00:00.000Z');
  });
});
