/** What failed later often follows from what failed first. */
const FAILURES_TO_REPEAT = 3;

/**
 * Prints each failed step, its first failures again, since many may look only at the end of a log,
 * and, alone on the last line, the sum.
 * @param {import('./steps.mjs').StepResult[]} results
 * @returns {number} exit code
 */
export function tally(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  for (const { name, failed, failures } of results) {
    if (failed === 0) continue;
    process.stdout.write(`failed: ${name}\n`);
    for (const failure of failures.slice(0, FAILURES_TO_REPEAT))
      process.stdout.write(`${failure.replace(/^/gm, '  ')}\n`);
  }
  process.stdout.write(
    `${(seconds / 60).toFixed(1)} minutes of work\n${passed} passed, ${failed} failed\n`,
  );
  return failed === 0 ? 0 : 1;
}
