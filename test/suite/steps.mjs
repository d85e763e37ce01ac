import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {{
 *   name: string, passed: number, failed: number, seconds: number, failures: string[]
 * }} StepResult `failures` says in some lines each what failed, in the order of the run
 */

/** The lines of one failure that the end of the output repeats. */
const LINES_OF_A_FAILURE = 8;

/**
 * Runs a command that passes or fails as a whole. Its output is shown only when it fails.
 * @param {string} name @param {string[]} args arguments to Node @returns {Promise<StepResult>}
 */
export async function runCheck(name, args) {
  const began = performance.now();
  const { code, output } = await run(args, 'quiet');
  const seconds = (performance.now() - began) / 1000;
  if (code !== 0) process.stdout.write(`${output}\n`);
  process.stdout.write(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds.toFixed(1)} s)\n`);
  const failures = code === 0 ? [] : [firstLines(output)];
  return { name, passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, seconds, failures };
}

/**
 * Runs one vitest project and counts its tests. A suite that ran no test at all has failed.
 * @param {string} project @param {string[]} more arguments to vitest @returns {Promise<StepResult>}
 */
export async function runSuite(project, more = []) {
  const began = performance.now();
  const report = join(tmpdir(), `sinergi-${project}-${process.pid}.json`);
  const vitest = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...more,
  ];
  const { code } = await run(vitest, 'loud');
  const seconds = (performance.now() - began) / 1000;
  const { passed, failed, isWhole, failures } = await count(report);
  await rm(report, { force: true });
  // A crash outside any test (a global set-up, a hook of a file, an unhandled rejection), or
  // coverage below its floor, has no failed test to its name. The report is asked too: what ends
  // with the process may end it with code 0.
  const alsoFailed = failed === 0 && (code !== 0 || passed === 0 || !isWhole) ? 1 : 0;
  process.stdout.write(
    `${failed + alsoFailed === 0 ? 'ok  ' : 'FAIL'} suite ${project}: ${passed} passed, ` +
      `${failed + alsoFailed} failed (${seconds.toFixed(1)} s)\n`,
  );
  return { name: project, passed, failed: failed + alsoFailed, seconds, failures };
}

async function count(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, success, testResults } =
      JSON.parse(await readFile(report, 'utf8'));
    // A skipped test proves nothing, so it counts against the suite.
    const failed = numFailedTests + numPendingTests + numTodoTests;
    const failures = testResults.flatMap(failuresOf);
    return { passed: numPassedTests, failed, isWhole: success, failures };
  } catch {
    return { passed: 0, failed: 0, isWhole: false, failures: [] };
  }
}

/** A file that could not be loaded has no test, but a message. */
const failuresOf = ({ name, message, assertionResults }) => [
  ...(message ? [firstLines(`${relative(ROOT, name)}: ${message}`)] : []),
  ...assertionResults
    .filter(({ status }) => status === 'failed')
    .map(({ fullName, failureMessages }) => firstLines(`${fullName}: ${failureMessages[0]}`)),
];

/** Without the frames of packages, which are the same for every failure. */
const firstLines = (text) =>
  text
    .trim()
    .split('\n')
    .filter((line) => !/^\s+at .*(node_modules|<anonymous>)/.test(line))
    .slice(0, LINES_OF_A_FAILURE)
    .join('\n');

function run(args, volume) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      stdio: [
        'ignore',
        volume === 'loud' ? 'inherit' : 'pipe',
        volume === 'loud' ? 'inherit' : 'pipe',
      ],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
