/**
 * The outcome of a commit whose answer never came. The transaction was kept whole or not at all.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  readonly outage = 'away';

  constructor(cause: unknown) {
    super('Expected the answer to a commit, got none', { cause });
  }
}
