/**
 * A commit was sent and its answer never came: what it was to keep is kept whole, or not at all.
 */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
  readonly outage = 'away';

  constructor(cause: unknown) {
    super('Expected the answer to a commit, got none', { cause });
  }
}
