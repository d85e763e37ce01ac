import { ContractError, type EventCodec, RegistryUnavailable } from '@sinergi/contracts';
import type { DeadReason, Reading } from '@sinergi/replica';

/**
 * Kafka values to fields and back to reasons, for this agency's reads and for its replica's
 * admission.
 */
export class ValueReader {
  constructor(private readonly codec: EventCodec) {}

  /**
   * Fields of a value that was admitted: it can be read, or the registry is away and its schema was
   * never seen here.
   */
  async read(topic: string, value: Buffer): Promise<Record<string, unknown>> {
    return (await this.codec.decode(topic, value)).value as unknown as Record<string, unknown>;
  }

  /** For admission: whatever the bytes are, an outcome. */
  readonly readForAdmission = (topic: string, value: Buffer): Reading | Promise<Reading> => {
    try {
      const cached = this.codec.decodeCached(topic, value);
      if ('value' in cached)
        return { verdict: 'READ', value: cached.value as unknown as Record<string, unknown> };
    } catch (error) {
      return reasonOf(error);
    }
    return this.codec.decode(topic, value).then(
      (decoded): Reading => ({
        verdict: 'READ',
        value: decoded.value as unknown as Record<string, unknown>,
      }),
      reasonOf,
    );
  };
}

/**
 * @throws whatever is no word about the bytes: the batch is read again, and a good record is never
 * buried by our own mistake
 */
function reasonOf(error: unknown): Reading {
  if (error instanceof RegistryUnavailable) return { verdict: 'WAIT' };
  if (error instanceof ContractError)
    return { verdict: 'DEAD', reason: toDeadReason(error), detail: error.message };
  throw error;
}

function toDeadReason(error: ContractError): DeadReason {
  switch (error.code) {
    case 'NOT_FRAMED':
    case 'TRUNCATED':
    case 'UNKNOWN_SCHEMA':
    case 'WRONG_SCHEMA':
      return error.code;
    default:
      return 'UNDECODABLE';
  }
}
