import { describe, expect, it } from 'vitest';
import { actionFilter, actionsSearch } from './actions-search.js';

describe('the address of the list of actions', () => {
  it('holds days that are whole by the clock of the page', () => {
    expect(actionFilter({ from: '2026-11-24', to: '2026-11-24' }, 'WIB')).toMatchObject({
      from: '2026-11-23T17:00:00.000Z',
      to: '2026-11-24T17:00:00.000Z',
    });
    expect(actionFilter({ to: '2026-11-24' }, 'UTC')).toEqual({ to: '2026-11-25T00:00:00.000Z' });
  });

  it('is read without what makes no sense', () => {
    expect(
      actionsSearch.parse({ from: 'yesterday', to: '2026-13-01', action: 'fly', outcome: 'DONE' }),
    ).toEqual({ outcome: 'DONE' });
  });
});
