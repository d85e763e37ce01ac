import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, NOW } from '../testing/a-context.js';
import { allowedSteps } from '../testing/allowed-steps.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { ruleSettingRules } from './rule-setting-rules.js';

/** One minute before midnight in Jakarta. */
const LATE = Date.parse('2026-11-24T16:59:00Z');

const setting = (change: Fields = {}): Fields => ({
  ...{ ruleId: 'sponsor-ended-permits', ruleVersion: 1 },
  values: [{ parameter: 'leastPercent', value: 30 }],
  ...{ inForceFrom: day('2026-12-15'), inForceUntil: null, activationReason: 'Too many leads' },
  ...{ source: 'BA/1/LATIHAN', officer: 'Rani Latihan' },
  handling: { retainUntil: day('2031-11-24') },
  ...change,
});

const activated = (change: Fields = {}, by = aContext()) =>
  begin(ruleSettingRules, 'ACTIVATED', setting(change), by);
const revoke = (statusReason: string | null, by = aContext()) =>
  carryOut(
    ruleSettingRules,
    activated().after,
    'REVOKED',
    { officer: 'Rani Latihan', statusReason },
    by,
  );

describe('a setting of a rule', () => {
  it('takes each step in its states alone', () => {
    expect(activated()).toMatchObject({ violations: [], after: { status: 'ACTIVE' } });
    const { after, violations } = revoke('The leads were right after all');
    expect(violations).toEqual([]);
    expect(allowedSteps(ruleSettingRules, [activated().after, after])).toEqual({
      ACTIVE: ['REVOKED'],
      REVOKED: [],
    });
  });

  it('stays in its lane, so that an exercise may try one', () => {
    expect(ruleSettingRules.isInEveryLane).toBeUndefined();
  });

  it.each<[string, Fields]>([
    ['from today on', { inForceFrom: day('2026-11-24') }],
    ['for one day', { inForceUntil: day('2026-12-15') }],
    ['of the lowest number', { values: [{ parameter: 'leastPercent', value: 5 }] }],
    ['of the highest number', { values: [{ parameter: 'leastPercent', value: 100 }] }],
    [
      'of two parameters',
      {
        values: [
          { parameter: 'leastPercent', value: 30 },
          { parameter: 'leastPermits', value: 40 },
        ],
      },
    ],
    ['by nothing but an officer', { source: null }],
  ])('may be %s', (_what, change) => {
    expect(activated(change).violations).toEqual([]);
  });

  it.each<[string, Fields, string]>([
    ['of a rule that nobody runs', { ruleId: 'invented' }, '/ruleId'],
    ['of a version to come', { ruleVersion: 2 }, '/ruleVersion'],
    ['of a version of before', { ruleId: 'overstay', ruleVersion: 1 }, '/ruleVersion'],
    ['without a number', { values: [] }, '/values'],
    [
      'of a parameter of another rule',
      { values: [{ parameter: 'leastDays', value: 5 }] },
      '/values/0/parameter',
    ],
    [
      'of what every object has',
      { values: [{ parameter: 'constructor', value: 5 }] },
      '/values/0/parameter',
    ],
    ['below the bounds', { values: [{ parameter: 'leastPercent', value: 4 }] }, '/values/0/value'],
    [
      'above the bounds',
      { values: [{ parameter: 'leastPercent', value: 101 }] },
      '/values/0/value',
    ],
    [
      'of a parameter twice',
      {
        values: [
          { parameter: 'leastPercent', value: 30 },
          { parameter: 'leastPercent', value: 40 },
        ],
      },
      '/values/1/parameter',
    ],
    ['for a day that is over', { inForceFrom: day('2026-11-23') }, '/inForceFrom'],
    ['that ends before it begins', { inForceUntil: day('2026-12-14') }, '/inForceUntil'],
    [
      'with a passport in its reason',
      { activationReason: 'Because of A1234567 alone' },
      '/activationReason',
    ],
    [
      'that is forgotten before it begins',
      { handling: { retainUntil: day('2026-12-15') } },
      '/handling/retainUntil',
    ],
  ])('is refused %s', (_what, change, field) => {
    expect(activated(change).fields).toEqual([field]);
  });

  it('is dated by the day in Jakarta, in the time of its lane', () => {
    const today = (now: number, from: string) =>
      activated({ inForceFrom: day(from) }, aContext({ now })).fields;
    expect(today(LATE, '2026-11-24')).toEqual([]);
    expect(today(LATE + 60_000, '2026-11-24')).toEqual(['/inForceFrom']);
    expect(revoke('It was a mistake', aContext({ now: LATE })).after['revokedOn']).toBe(
      day('2026-11-24'),
    );
    expect(revoke('It was a mistake', aContext({ now: LATE + 60_000 })).after['revokedOn']).toBe(
      day('2026-11-25'),
    );
  });

  it('is revoked for a reason, and keeps why it was set', () => {
    expect(revoke(null).fields).toEqual(['/statusReason']);
    expect(revoke('Because of A1234567 alone').fields).toEqual(['/statusReason']);
    const { after } = revoke('The leads were right after all', aContext({ now: NOW }));
    expect(after).toMatchObject({ ...setting(), status: 'REVOKED', revokedOn: day('2026-11-24') });
  });
});
