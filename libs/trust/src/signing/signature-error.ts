/** The reasons for which a record's signature is refused. */
export type SignatureRefusal = 'MALFORMED' | 'WRONG_SIGNER' | 'BAD_SIGNATURE';

/** The error for a refused signature; `code` gives the reason. */
export class SignatureError extends Error {
  override readonly name = 'SignatureError';

  constructor(
    readonly code: SignatureRefusal,
    message: string,
  ) {
    super(message);
  }
}
