/** What whoever typed the command can mend, in one sentence: expected and got. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
