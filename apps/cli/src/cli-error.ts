/**
 * An error that the user can correct. Its message is one sentence that says what was expected and
 * what was given.
 */
export class CliError extends Error {
  override readonly name = 'CliError';
}
