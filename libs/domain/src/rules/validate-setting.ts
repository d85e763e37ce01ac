import type { Violation } from '../violation.js';

/** What of a rule may be set: its parameters, each within bounds. */
export interface SettableRule {
  id: string;
  /** the version that is run */
  version: number;
  parameters: Readonly<Record<string, { lowest: number; highest: number }>>;
}

/** What a setting says of a rule. */
export interface SaidOfRule {
  ruleId: string;
  ruleVersion: number;
  values: readonly { parameter: string; value: number }[];
}

/** Validates that a setting names a rule that is run, in its version, and keeps its bounds. */
export function validateSetting(
  { ruleId, ruleVersion, values }: SaidOfRule,
  rules: readonly SettableRule[],
): Violation[] {
  const rule = rules.find(({ id }) => id === ruleId);
  if (!rule)
    return [
      {
        ...{ field: '/ruleId', got: ruleId },
        expected: `a rule that is run: ${rules.map(({ id }) => id).join(', ')}`,
      },
    ];
  if (rule.version !== ruleVersion)
    return [
      {
        ...{ field: '/ruleVersion', got: String(ruleVersion) },
        expected: `version ${rule.version}, which is run`,
      },
    ];
  if (values.length === 0)
    return [{ field: '/values', expected: 'at least one parameter', got: 'none' }];
  return values.flatMap(({ parameter, value }, at) => {
    const field = `/values/${at}`;
    if (!Object.hasOwn(rule.parameters, parameter))
      return [
        {
          ...{ field: `${field}/parameter`, got: parameter },
          expected: `a parameter of ${ruleId}: ${Object.keys(rule.parameters).join(', ')}`,
        },
      ];
    if (values.findIndex((one) => one.parameter === parameter) < at)
      return [
        { field: `${field}/parameter`, expected: 'each parameter once', got: `${parameter} again` },
      ];
    const { lowest, highest } = rule.parameters[parameter]!;
    if (lowest <= value && value <= highest) return [];
    return [{ field: `${field}/value`, expected: `${lowest} to ${highest}`, got: String(value) }];
  });
}
