import { dayNumber } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import { OPEN_RULES, ruleNamed } from './all-rules.js';
import {
  type RuleSetting,
  settingOf,
  valuesAt,
  valuesChangeOn,
  whyNotApplied,
} from './rule-setting.js';

const rule = ruleNamed('sponsor-ended-permits');

/** A setting of the share of ended permits, from 15 December on. */
const setting = (percent: number, change: Record<string, unknown> = {}): RuleSetting =>
  settingOf('event', {
    ...{ ruleSettingId: 'b', owner: 'imigrasi-dki', officer: 'Rani Latihan' },
    ...{ ruleId: rule.id, ruleVersion: 1, activationReason: 'Too many leads' },
    ...{ values: [{ parameter: 'leastPercent', value: percent }], inForceFrom: '2026-12-15' },
    ...change,
  });

const percentOn = (day: string, ...settings: RuleSetting[]) =>
  valuesAt(rule, settings, dayNumber(day))['leastPercent'];

describe('the numbers of a rule on a day', () => {
  it('are those that were published where nothing is set', () => {
    expect(valuesAt(rule, [], dayNumber('2026-12-15'))).toEqual({
      ...{ leastPermits: 20, leastPercent: 25 },
    });
  });

  it.each([
    ['before it begins', '2026-12-14', {}, 25],
    ['on its first day', '2026-12-15', {}, 30],
    ['for as long as nothing ends it', '2036-12-15', {}, 30],
    ['on its last day', '2026-12-20', { inForceUntil: '2026-12-20' }, 30],
    ['after its last day', '2026-12-21', { inForceUntil: '2026-12-20' }, 25],
    ['before it was revoked', '2026-12-17', { revokedOn: '2026-12-18' }, 30],
    ['from the day of its revocation on', '2026-12-18', { revokedOn: '2026-12-18' }, 25],
    ['revoked before it begins', '2026-12-15', { revokedOn: '2026-12-01' }, 25],
  ])('are set or not %s', (_when, day, change, expected) => {
    expect(percentOn(day, setting(30, change))).toBe(expected);
    expect(valuesAt(rule, [setting(30, change)], dayNumber(day))['leastPermits']).toBe(20);
  });

  it('are those of the setting that began last, then of the one that was made last', () => {
    const later = setting(40, { ruleSettingId: 'a', inForceFrom: '2026-12-18' });
    const other = setting(50, { ruleSettingId: 'c' });
    for (const order of [
      [later, other, setting(30)],
      [setting(30), other, later],
    ]) {
      expect(percentOn('2026-12-15', ...order)).toBe(50);
      expect(percentOn('2026-12-18', ...order)).toBe(40);
    }
  });

  it('are again those of an earlier setting when a later one ends', () => {
    const later = setting(40, { inForceFrom: '2026-12-18', inForceUntil: '2026-12-19' });
    expect(percentOn('2026-12-20', setting(30), later)).toBe(30);
  });

  it.each([
    ['of another rule', { ruleId: 'overstay' }],
    ['of another version', { ruleVersion: 2 }],
    ['of a parameter that it has not', { values: [{ parameter: 'leastDays', value: 30 }] }],
    ['out of its bounds', { values: [{ parameter: 'leastPercent', value: 101 }] }],
  ])('are not set by a setting %s', (_what, change) => {
    expect(valuesAt(rule, [setting(30, change)], dayNumber('2026-12-15'))).toEqual(
      valuesAt(rule, [], 0),
    );
    expect(valuesChangeOn(rule, [setting(30, change)], dayNumber('2026-12-01'))).toBeNull();
  });
});

describe('the day on which the numbers of a rule change', () => {
  it.each([
    ['2026-12-01', {}, '2026-12-15'],
    ['2026-12-15', {}, null],
    ['2026-12-15', { inForceUntil: '2026-12-20' }, '2026-12-21'],
    ['2026-12-15', { inForceUntil: '2026-12-20', revokedOn: '2026-12-17' }, '2026-12-17'],
    ['2026-12-21', { inForceUntil: '2026-12-20' }, null],
  ])('is the next on which one begins or ends (after %s)', (day, change, expected) => {
    expect(valuesChangeOn(rule, [setting(30, change)], dayNumber(day))).toBe(
      expected === null ? null : dayNumber(expected),
    );
  });
});

describe('a setting', () => {
  it('says in words why it sets nothing', () => {
    expect(whyNotApplied(setting(30), OPEN_RULES)).toBeNull();
    expect(whyNotApplied(setting(3), OPEN_RULES)).toBe('/values/0/value: expected 5 to 100, got 3');
    expect(whyNotApplied(setting(30, { ruleVersion: 7 }), OPEN_RULES)).toContain(
      '/ruleVersion: expected version 1, which is run, got 7',
    );
  });
});
