import { describe, expect, it } from 'vitest';
import { isKnown } from './begin-values';

describe('a field of a rule', () => {
  const properties = { ruleId: {}, ruleVersion: {}, officer: {} };

  it('is an engine’s alone where the form is about something else', () => {
    const alert = { properties, required: ['officer'] };
    expect(Object.keys(properties).filter((name) => !isKnown(alert, name))).toEqual([]);
  });

  it('is filled in where the form is about a rule; who says it the page knows', () => {
    const setting = { properties, required: ['ruleId', 'ruleVersion', 'officer'] };
    expect(Object.keys(properties).filter((name) => !isKnown(setting, name))).toEqual([
      ...['ruleId', 'ruleVersion'],
    ]);
  });
});
