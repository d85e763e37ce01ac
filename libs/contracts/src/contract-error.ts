export type ContractErrorCode =
  | 'NOT_FRAMED'
  | 'TRUNCATED'
  | 'UNKNOWN_SCHEMA'
  | 'WRONG_SCHEMA'
  | 'UNDECODABLE'
  | 'UNENCODABLE';

/**
 * The error for bytes or values that break the contract of their topic. Its message says what was
 * expected and what came, and never contains payload.
 */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  constructor(
    readonly code: ContractErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The error for a registry that gave no answer: nothing is known about the bytes, and asking again
 * later may help.
 */
export class RegistryUnavailable extends Error {
  override readonly name: string = 'RegistryUnavailable';
  /** no bug of whoever asked */
  readonly outage: 'away' | 'passing' = 'away';
}

/**
 * The error for a registry that answers but refuses the question: our credentials or its address
 * are wrong, or a schema is not registered yet. Nothing is known about the bytes either.
 */
export class RegistryRefused extends RegistryUnavailable {
  override readonly name: string = 'RegistryRefused';
  override readonly outage = 'passing';
}
