/**
 * The reasons for which evidence proves nothing. NOT_EVIDENCE: the file is not of the format, or
 * its parts do not belong together. NO_ROOT, NO_KEY: it was not said under which root, or which
 * directory key, a file of this format is to be checked. WRONG_ROOT: the terms that it begins with
 * are not those that the root stands for, or were not approved. NOT_APPROVED: too few approvers
 * approved a directory record in it. UNSIGNED: a record in it has no signature. UNKNOWN_KEY,
 * REVOKED_KEY: the directory record in it does not list the signing key as one in use.
 * BAD_SIGNATURE: a record in it is not what the key signed, or the directory record is not signed
 * by the directory key.
 */
export type EvidenceErrorCode =
  | 'NOT_EVIDENCE'
  | 'NO_ROOT'
  | 'NO_KEY'
  | 'WRONG_ROOT'
  | 'NOT_APPROVED'
  | 'UNSIGNED'
  | 'UNKNOWN_KEY'
  | 'REVOKED_KEY'
  | 'BAD_SIGNATURE';

/** The error for evidence that proves nothing. Its message names no content of a record. */
export class EvidenceError extends Error {
  override readonly name = 'EvidenceError';

  constructor(
    readonly code: EvidenceErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
