import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The rules of every flow, for `libs/domain`: each folder of flows with a file `<flow>-rules.ts`,
 * which exports `<flow>Rules`, its name in camel case.
 */
export function emitFlowRules(folder: string): string {
  const flows = readdirSync(folder)
    .filter((flow) => existsSync(join(folder, flow, `${flow}-rules.ts`)))
    .sort();
  const imports = flows
    .map((flow) => `import { ${nameOf(flow)}Rules } from './${flow}/${flow}-rules.js';\n`)
    .join('');
  return (
    "import type { FlowRules } from '../flow-rules.js';\n" +
    `${imports}\n` +
    '/** The rules of every flow, by libs/domain/src/flows. */\n' +
    `export const allFlowRules: readonly FlowRules[] = [\n` +
    `${flows.map((flow) => `  ${nameOf(flow)}Rules,\n`).join('')}];\n`
  );
}

/** The flow's name in code: `diplomatic-permit` is `diplomaticPermit`. */
const nameOf = (flow: string): string =>
  flow.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
