import { KNOWN_RULES } from '@sinergi/domain';
import { describe, expect, it } from 'vitest';
import { ALL_RULES, ruleNamed } from './all-rules.js';

describe('the rules that are run', () => {
  it.each(ALL_RULES.map((rule) => [rule.id, rule] as const))(
    'are known, so that alerts may cite them: %s',
    (id, { version, since }) => {
      expect(KNOWN_RULES).toContainEqual({ id, version, since });
      expect(ruleNamed(id).version).toBe(version);
      expect(ALL_RULES.filter((rule) => rule.id === id)).toHaveLength(1);
    },
  );

  it('are run in the latest version that is known', () => {
    for (const rule of ALL_RULES) {
      const versions = KNOWN_RULES.flatMap(({ id, version }) => (id === rule.id ? version : []));
      expect(rule.version).toBe(Math.max(...versions));
    }
  });
});
