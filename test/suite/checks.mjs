import { runCheck, runSuite } from './steps.mjs';

const BIN = 'node_modules';

/**
 * Runs format, lint, line width, types, import rules, generated-is-fresh and unit tests, in under
 * two minutes.
 * @returns {Promise<import('./steps.mjs').StepResult[]>}
 */
export async function runChecks() {
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
      [
        'types of the console pages',
        [`${BIN}/typescript/bin/tsc`, '--noEmit', '-p', 'apps/console/web'],
      ],
    ]),
    lane([['types', [`${BIN}/typescript/bin/tsc`, '--noEmit', '-p', 'tsconfig.json']]]),
  ]);
  results.push(await runSuite('unit', ['--coverage']));
  return results;
}
