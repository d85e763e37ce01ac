import { describe, expect, it } from 'vitest';
import { type HoldFacts, holdOf, keepsOff } from './hold-of.js';
import { isPrivilegedDocument } from './privileged.js';

const NOTHING: HoldFacts = { permits: [], hasPrivilegedDocument: false, referrals: [] };
const permit = (kind: string, status = 'ACTIVE'): HoldFacts => ({
  ...NOTHING,
  permits: [{ kind, status }],
});
const referral = (kind: string, status = 'REFERRED', outcome: string | null = null): HoldFacts => ({
  ...NOTHING,
  referrals: [{ kind, status, outcome }],
});

describe('a subject', () => {
  it.each([
    ['without any permit', NOTHING],
    ['with an ordinary permit', permit('TERBATAS')],
    ['whose diplomatic permit never was', permit('DIPLOMATIK', 'RETRACTED')],
    ['whose referral never was', referral('PRIVILEGE', 'RETRACTED')],
    ['whose referral was answered with no', referral('REFUGEE', 'CLOSED', 'NOT_CONFIRMED')],
  ])('is ordinary %s', (_what, facts) => {
    expect(holdOf(facts)).toBeNull();
  });

  it.each([
    ['a diplomatic permit', permit('DIPLOMATIK')],
    ['a service permit that ended', permit('DINAS', 'LAPSED')],
    ['a permit of a kind that is not known', permit('UNKNOWN')],
    ['a diplomatic document', { ...NOTHING, hasPrivilegedDocument: true }],
    ['a referral to the Foreign Ministry', referral('PRIVILEGE')],
    ['a referral that the ministry confirmed', referral('PRIVILEGE', 'CLOSED', 'CONFIRMED')],
    ['a referral of a kind that is not known', referral('UNKNOWN')],
  ])('is held from every lead by %s', (_what, facts) => {
    expect(holdOf(facts)).toBe('EVERY_LEAD');
  });

  it.each(['REFUGEE', 'TRAFFICKING', 'TWO_NATIONALITIES'])(
    'is held from alerts on overstay by a referral of kind %s, open or confirmed',
    (kind) => {
      expect(holdOf(referral(kind))).toBe('OVERSTAY');
      expect(holdOf(referral(kind, 'ANSWERED'))).toBe('OVERSTAY');
      expect(holdOf(referral(kind, 'CLOSED', 'CONFIRMED'))).toBe('OVERSTAY');
      const both = { ...permit('DIPLOMATIK'), referrals: referral(kind).referrals };
      expect(holdOf(both)).toBe('EVERY_LEAD');
    },
  );
});

describe('a hold', () => {
  it('keeps off every lead, or alerts on overstay alone', () => {
    const overstay = { flow: 'alert', category: 'OVERSTAY' };
    const others = [{ flow: 'alert', category: 'OTHER' }, { flow: 'watch' }, { flow: 'bulletin' }];
    expect([overstay, ...others].map((lead) => keepsOff('EVERY_LEAD', lead))).not.toContain(false);
    expect(keepsOff('OVERSTAY', overstay)).toBe(true);
    expect(others.map((lead) => keepsOff('OVERSTAY', lead))).not.toContain(true);
  });

  it('of a reach that is not known keeps off every lead', () => {
    expect(keepsOff('UNKNOWN', { flow: 'watch' })).toBe(true);
  });
});

it.each([
  ['PD', true],
  ['PO', true],
  ['ps', true],
  ['P', false],
  ['PP', false],
  ['PR', false],
])('a document of type %s is privileged: %s', (type, expected) => {
  expect(isPrivilegedDocument(type)).toBe(expected);
});
