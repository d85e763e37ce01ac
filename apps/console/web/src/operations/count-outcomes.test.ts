import { describe, expect, it } from 'vitest';
import { countOutcomes } from './count-outcomes.js';

describe('what a redrive came to', () => {
  it('is counted by outcome, the most first', () => {
    const letter = (outcome: 'APPLIED' | 'STILL_DEAD') => ({
      topic: 'timpora.sighting',
      partition: 0,
      offset: '1',
      outcome,
    });
    expect(countOutcomes([letter('STILL_DEAD'), letter('APPLIED'), letter('APPLIED')])).toEqual([
      ['APPLIED', 2],
      ['STILL_DEAD', 1],
    ]);
    expect(countOutcomes([])).toEqual([]);
  });
});
