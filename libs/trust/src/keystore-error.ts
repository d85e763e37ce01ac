/**
 * The reasons for which a keystore cannot be used. MISSING: no file. DAMAGED: the content differs
 * from what was written. WRONG_PASSPHRASE: the file is intact, but this passphrase does not open
 * it. NO_PASSPHRASE: the passphrase is empty. EXISTS: creating would overwrite a key that cannot be
 * made again. OUTDATED: the file has the format from before signing keys; `Keystore.upgrade` adds
 * one.
 */
export type KeystoreErrorCode =
  | 'MISSING'
  | 'DAMAGED'
  | 'WRONG_PASSPHRASE'
  | 'NO_PASSPHRASE'
  | 'EXISTS'
  | 'OUTDATED';

/**
 * The error for a keystore that cannot be used. Its message names the file and never its content.
 */
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
