export type ContractErrorCode =
  | 'NOT_FRAMED'
  | 'TRUNCATED'
  | 'UNKNOWN_SCHEMA'
  | 'WRONG_SCHEMA'
  | 'UNDECODABLE'
  | 'UNENCODABLE';

/**
 * Bytes or values that break the contract of their topic. Says what was expected and what came,
 * never any of the payload.
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
 * The registry gave no answer: nothing is known about the bytes, and asking again later may help.
 */
export class RegistryUnavailable extends Error {
  override readonly name: string = 'RegistryUnavailable';
  /** no bug of whoever asked */
  readonly outage: 'away' | 'passing' = 'away';
}

/**
 * The registry is there and does not say what it was asked: our credentials or its address are
 * wrong, or a schema is not registered yet. Nothing is known about the bytes either.
 */
export class RegistryRefused extends RegistryUnavailable {
  override readonly name: string = 'RegistryRefused';
  override readonly outage = 'passing';
}
