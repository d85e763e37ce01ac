import { runCheck, runSuite } from './steps.mjs';

const BIN = 'node_modules';

/**
 * Runs format, lint, line width, types, import rules, generated-is-fresh and unit tests.
 * @param {{ isCovered?: boolean }} [options] whether the coverage of the unit tests is measured and
 * held against its floor, which takes a fifth longer
 * @returns {Promise<import('./steps.mjs').StepResult[]>}
 */
export async function runChecks({ isCovered = false } = {}) {
  const results = [];
  const lane = async (steps) => {
    for (const [name, args] of steps) results.push(await runCheck(name, args));
  };
  await Promise.all([
    lane([
      ['format and lint', [`${BIN}/@biomejs/biome/bin/biome`, 'check', '--error-on-warnings', '.']],
      ['line width', ['test/suite/check-line-width.mjs']],
      [
        'import directions',
        [
          `${BIN}/dependency-cruiser/bin/dependency-cruise.mjs`,
          '--config',
          '.dependency-cruiser.mjs',
          'apps',
          'libs',
          'schemas',
          'deploy',
          'test',
        ],
      ],
      [
        'generated files are fresh',
        [`${BIN}/tsx/dist/cli.mjs`, 'schemas/generator/main.ts', 'check'],
      ],
      ...['console', 'desk'].map((app) => [
        `types of the ${app} pages`,
        [`${BIN}/typescript/bin/tsc`, '--noEmit', '-p', `apps/${app}/web`],
      ]),
    ]),
    lane([['types', [`${BIN}/typescript/bin/tsc`, '--noEmit', '-p', 'tsconfig.json']]]),
  ]);
  results.push(await runSuite('unit', isCovered ? ['--coverage'] : []));
  return results;
}
