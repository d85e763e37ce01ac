/** Why a record's signature does not count. */
export type SignatureRefusal = 'MALFORMED' | 'WRONG_SIGNER' | 'BAD_SIGNATURE';

/** A signature that does not count; `code` says why. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';

  constructor(
    readonly code: SignatureRefusal,
    message: string,
  ) {
    super(message);
  }
}
