import { ALL_RULES, type Parameter } from '@sinergi/detection';

const HEADER = '// generated, do not edit: npm run generate\n';

/**
 * What of each rule may be set, for `libs/domain`, which knows no rule: every agency's intake
 * refuses by it.
 */
export function emitRuleLimits(): [string, string] {
  const rules = ALL_RULES.map(
    ({ id, version, parameters }) =>
      `  {\n    id: '${id}',\n    version: ${version},\n    parameters: {\n` +
      `${Object.entries<Parameter>(parameters).map(limits).join('')}    },\n  },\n`,
  );
  return [
    'libs/domain/src/rules/rule-limits.ts',
    `${HEADER}import type { SettableRule } from './validate-setting.js';\n\n` +
      '/** The rules that are run, with the bounds of their parameters: libs/detection. */\n' +
      `export const RULE_LIMITS: readonly SettableRule[] = [\n${rules.join('')}];\n`,
  ];
}

const limits = ([name, { lowest, highest }]: [string, Parameter]): string =>
  `      ${name}: { lowest: ${lowest}, highest: ${highest} },\n`;
