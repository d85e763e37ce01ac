import { describe, expect, it } from 'vitest';
import { Patience } from './patience.js';

describe('the patience of a play', () => {
  it('ends where the exchange has been away for too long, and says why', () => {
    let now = 0;
    const patience = new Patience(1_000, () => now);
    const fails = (at: number): boolean => {
      now = at;
      patience.failed(new Error('connection refused'));
      return patience.signal.aborted;
    };
    expect([fails(100), fails(1_050)]).toEqual([false, false]);
    patience.answered();
    expect([fails(1_200), fails(2_199)]).toEqual([false, false]);
    expect(fails(2_200)).toBe(true);
    expect(patience.signal.reason).toMatchObject({
      code: 'NO_EXCHANGE',
      message: 'Expected the exchange to answer within 1 s, got: connection refused',
    });
  });
});
