import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { referralRules } from './referral-rules.js';

const OFFICER = { officer: 'Rani Latihan' };
const aReferral = (said: Fields = {}): Fields => ({
  ...{ referralId: randomUUID(), subjectId: randomUUID(), kind: 'PRIVILEGE', ...OFFICER },
  ...{ grounds: [randomUUID()], addressees: [], reason: { text: 'Contoh alasan.' } },
  ...{ occurredAt: NOW - HOUR_MS, handling: { retainUntil: day('2031-11-24'), exercise: false } },
  ...said,
});
const referred = (said: Fields = {}) =>
  begin(referralRules, 'REFERRED', aReferral(said), aContext({ owner: 'imigrasi-dki' }));
const answer = { ...OFFICER, answerNo: 'NOTA/2/LATIHAN', answeredAt: NOW };
const answered = () => carryOut(referralRules, referred().after, 'ANSWERED', answer).after;

describe('a referral', () => {
  it('is referred, answered and closed, each by a named officer', () => {
    const first = referred();
    expect(first.violations).toEqual([]);
    expect(first.after).toMatchObject({ status: 'REFERRED', answerNo: null, outcome: null });
    const second = carryOut(referralRules, first.after, 'ANSWERED', answer);
    expect(second).toMatchObject({ refusal: null, fields: [], after: { status: 'ANSWERED' } });
    const third = carryOut(referralRules, second.after, 'CLOSED', {
      ...{ ...OFFICER, outcome: 'CONFIRMED' },
    });
    expect(third).toMatchObject({ fields: [], after: { status: 'CLOSED', outcome: 'CONFIRMED' } });
    for (const rule of Object.values(referralRules.changes))
      expect(rule.requires).toContain('officer');
  });

  it('rests on events, and is of a kind that is known', () => {
    expect(referred({ grounds: [] }).fields).toEqual(['/grounds']);
    expect(referred({ kind: 'UNKNOWN' }).fields).toEqual(['/kind']);
  });

  it('is closed after an answer only, with an outcome that is known', () => {
    const closing = { ...OFFICER, outcome: 'CONFIRMED' };
    expect(carryOut(referralRules, referred().after, 'CLOSED', closing).refusal).toContain(
      'ANSWERED',
    );
    for (const outcome of [null, 'UNKNOWN'])
      expect(carryOut(referralRules, answered(), 'CLOSED', { ...OFFICER, outcome }).fields).toEqual(
        ['/outcome'],
      );
  });

  it('is not answered in the future, but may be recorded after its answer', () => {
    const at = (answeredAt: number) =>
      carryOut(referralRules, referred().after, 'ANSWERED', { ...answer, answeredAt }).fields;
    expect(at(NOW + HOUR_MS)).toEqual(['/answeredAt']);
    expect(at(NOW - 2 * HOUR_MS)).toEqual([]);
  });

  it('is retracted from every state, once', () => {
    const { after } = carryOut(referralRules, answered(), 'RETRACTED', OFFICER);
    expect(after).toMatchObject({ status: 'RETRACTED' });
    expect(carryOut(referralRules, after, 'RETRACTED', OFFICER).refusal).not.toBeNull();
  });
});
