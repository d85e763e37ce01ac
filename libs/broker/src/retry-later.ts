/**
 * The error for a batch that is not at fault but cannot be taken yet. It is read again from the
 * position after a while.
 */
export class RetryLater extends Error {
  override readonly name = 'RetryLater';

  constructor(
    message: string,
    readonly afterMs: number,
  ) {
    super(message);
  }
}
