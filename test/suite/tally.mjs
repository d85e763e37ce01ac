/**
 * Prints each failed step and, alone on the last line, the sum.
 * @param {import('./steps.mjs').StepResult[]} results
 * @returns {number} exit code
 */
export function tally(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
  for (const result of results)
    if (result.failed > 0) process.stdout.write(`failed: ${result.name}\n`);
  process.stdout.write(
    `${(seconds / 60).toFixed(1)} minutes of work\n${passed} passed, ${failed} failed\n`,
  );
  return failed === 0 ? 0 : 1;
}
