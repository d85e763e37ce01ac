/**
 * MISSING no file · DAMAGED not what was written · WRONG_PASSPHRASE whole, but not opened by this
 * passphrase · NO_PASSPHRASE an empty one · EXISTS creating would overwrite a key that nobody could
 * ever make again.
 */
export type KeystoreErrorCode =
  | 'MISSING'
  | 'DAMAGED'
  | 'WRONG_PASSPHRASE'
  | 'NO_PASSPHRASE'
  | 'EXISTS';

/** A keystore that cannot be had. Its message names the file, never what is in it. */
export class KeystoreError extends Error {
  override readonly name = 'KeystoreError';

  constructor(
    readonly code: KeystoreErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
