/**
 * The reasons for which a seal or wrap does not open. KEY_MISSING: this publisher has no such key.
 * DAMAGED: the bytes are not what was sealed or wrapped under this key. WRONG_FORMAT: a seal of
 * another format than the record's schema has.
 */
export type TrustErrorCode = 'KEY_MISSING' | 'DAMAGED' | 'WRONG_FORMAT';

/** The error for a seal or wrap that does not open. Its message never holds a key or plaintext. */
export class TrustError extends Error {
  override readonly name = 'TrustError';

  constructor(
    readonly code: TrustErrorCode,
    message: string,
  ) {
    super(message);
  }
}
