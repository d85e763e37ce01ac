import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { SEALED_TEXT } from '../seal-text.js';
import { day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { movementRules } from './movement-rules.js';

function aMovement(change: Fields = {}): Fields {
  return {
    direction: 'ENTRY',
    checkpoint: 'CGK',
    at: NOW - HOUR_MS,
    permitId: null,
    traveller: { surname: 'CONTOH' },
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

describe('a movement', () => {
  it('happened when the border was crossed', () => {
    const { after, violations } = begin(movementRules, 'RECORDED', aMovement());
    expect(violations).toEqual([]);
    expect(movementRules.occurredAt(after)).toBe(NOW - HOUR_MS);
    expect(movementRules.person).toBe('traveller');
  });

  it('may come from a clock five minutes ahead, and no more', () => {
    expect(begin(movementRules, 'RECORDED', aMovement({ at: NOW + 5 * 60_000 })).fields).toEqual(
      [],
    );
    expect(begin(movementRules, 'RECORDED', aMovement({ at: NOW + 6 * 60_000 })).fields).toEqual([
      '/at',
    ]);
  });

  it('is kept ten years at most', () => {
    expect(
      begin(movementRules, 'RECORDED', aMovement({ handling: { retainUntil: day('2036-11-25') } }))
        .fields,
    ).toEqual(['/handling/retainUntil']);
  });

  it('that never happened is retracted with a reason, for good', () => {
    const { after } = begin(movementRules, 'RECORDED', aMovement());
    expect(after).toMatchObject({ retracted: false, statusReason: null });
    const reason = { statusReason: 'Recorded of another traveller by mistake' };
    const retracted = carryOut(movementRules, after, 'RETRACTED', reason);
    expect(retracted).toMatchObject({
      violations: [],
      after: {
        ...{ retracted: true, statusReason: SEALED_TEXT },
        reason: { text: reason.statusReason },
      },
    });
    for (const [change, said] of [
      ['RETRACTED', reason],
      ['CORRECTED', aMovement()],
    ] as const)
      expect(carryOut(movementRules, retracted.after, change, said).refusal).toMatch(/^Expected/);
    const unsaid = { statusReason: null };
    expect(carryOut(movementRules, after, 'RETRACTED', unsaid).fields).toEqual(['/statusReason']);
  });

  it('is put right as often as needed, as a whole', () => {
    const { after } = begin(movementRules, 'RECORDED', aMovement());
    expect(
      carryOut(movementRules, after, 'CORRECTED', aMovement({ direction: 'EXIT' })),
    ).toMatchObject({
      violations: [],
      after: { direction: 'EXIT' },
    });
    expect(
      carryOut(movementRules, after, 'CORRECTED', aMovement({ at: NOW + HOUR_MS })).fields,
    ).toEqual(['/at']);
  });
});
