import { describe, expect, it } from 'vitest';
import { ALL_RULES } from './all-rules.js';
import { tried } from './evaluated.js';

describe.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('the rule %s', (_id, rule) => {
  it.each(rule.mustFire.map((one) => [one.shows.en, one] as const))('fires: %s', (_what, one) => {
    expect(tried(rule, one).findings.length).toBeGreaterThan(0);
  });

  it.each(rule.mustNotFire.map((one) => [one.shows.en, one] as const))(
    'does not fire: %s',
    (_what, one) => {
      expect(tried(rule, one).findings).toEqual([]);
    },
  );
});
