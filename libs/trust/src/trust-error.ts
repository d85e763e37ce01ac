/**
 * KEY_MISSING no such key among this publisher's own · DAMAGED the bytes are not what was sealed or
 * wrapped under this key.
 */
export type TrustErrorCode = 'KEY_MISSING' | 'DAMAGED';

/** A seal or wrap that does not open. Its message never holds a key or what was sealed. */
export class TrustError extends Error {
  override readonly name = 'TrustError';

  constructor(
    readonly code: TrustErrorCode,
    message: string,
  ) {
    super(message);
  }
}
