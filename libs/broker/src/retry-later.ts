/**
 * Nothing is wrong with a batch, but it cannot be taken yet: read it again from the position after
 * a while.
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
