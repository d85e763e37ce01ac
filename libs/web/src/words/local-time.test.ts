import { describe, expect, it } from 'vitest';
import { instantOf, localOf } from './local-time.js';

describe('a field of a day and time', () => {
  it('means the time of the zone that the page shows', () => {
    expect(instantOf('2026-11-24T10:00', 'WIB')).toBe('2026-11-24T03:00:00.000Z');
    expect(instantOf('2026-11-24T10:00', 'UTC')).toBe('2026-11-24T10:00:00.000Z');
  });

  it('means nothing while it is not filled in', () => {
    expect(instantOf('', 'WIB')).toBeNull();
  });

  it('shows an instant as it was typed', () => {
    expect(localOf('2026-11-24T20:00:05.000Z', 'WIB')).toBe('2026-11-25T03:00:05');
  });
});
