import {
  ContractError,
  type EventCodec,
  type Fence,
  type FlowDescriptor,
  hashOfSchema,
  RegistryUnavailable,
  schemasToRegister,
  subjectOf,
} from '@sinergi/contracts';
import { type Dead, type DeadReason, dead, type Reading } from '@sinergi/replica';
import type { SealedIn } from '@sinergi/trust';
import { DIRECTORY_TOPIC } from './topic-rules.js';

const directorySchemas = new Set(
  schemasToRegister()
    .filter(({ subject }) => subject === subjectOf('DirectoryEntry'))
    .map(({ schema }) => hashOfSchema(schema).toString('hex')),
);

/**
 * Decodes Kafka values into fields or reasons, for this agency's reads and for its replica's
 * admission.
 */
export class ValueReader {
  constructor(private readonly codec: EventCodec) {}

  /**
   * Decodes a value that was admitted. It fails only where the registry is away and this process
   * never saw the schema.
   */
  async read(topic: string, value: Buffer): Promise<Record<string, unknown>> {
    return (await this.codec.decode(topic, value)).value as unknown as Record<string, unknown>;
  }

  /**
   * Returns what the seals of an event are opened by.
   *
   * @param bytes the event's value as it is on the log
   * @param value the same, decoded
   */
  async sealedIn(
    { topic, idField }: FlowDescriptor,
    bytes: Buffer,
    value: Readonly<Record<string, unknown>>,
  ): Promise<SealedIn> {
    const { schemaHash, format } = await this.codec.sealingOf(bytes);
    return {
      format,
      record: {
        topic,
        entityId: String(value[idField]),
        eventId: String(value['eventId']),
        version: Number(value['version']),
        schemaHash,
      },
    };
  }

  /** Decodes a fence for admission: any bytes give an outcome. */
  readonly readFence = (value: Buffer): { verdict: 'READ'; value: Fence } | Dead => {
    try {
      return { verdict: 'READ', value: this.codec.decodeOwn('Fence', value) };
    } catch (error) {
      if (error instanceof ContractError) return dead(toDeadReason(error), error.message);
      throw error;
    }
  };

  /** Decodes a value for admission: any bytes give an outcome. */
  readonly readForAdmission = (topic: string, value: Buffer): Reading | Promise<Reading> => {
    const taken = (decoded: object): Reading =>
      topic === DIRECTORY_TOPIC && !this.isOfOurDirectory(value)
        ? { verdict: 'WAIT' }
        : { verdict: 'READ', value: decoded as Record<string, unknown> };
    try {
      const cached = this.codec.decodeCached(topic, value);
      if ('value' in cached) return taken(cached.value);
    } catch (error) {
      return reasonOf(error);
    }
    return this.codec.decode(topic, value).then((decoded) => taken(decoded.value), reasonOf);
  };

  /**
   * Tells whether a directory record is in a schema that this software has: the directory lists the
   * schemas of all others, so its own cannot be listed there. One that is not known yet waits.
   */
  private isOfOurDirectory(value: Buffer): boolean {
    const hash = this.codec.schemaHashCached(value);
    return hash !== undefined && directorySchemas.has(hash.toString('hex'));
  }
}

/**
 * @throws any error that says nothing about the bytes: the batch is then read again, so a good
 *   record never becomes a dead letter through our own fault
 */
function reasonOf(error: unknown): Reading {
  if (error instanceof RegistryUnavailable) return { verdict: 'WAIT' };
  if (error instanceof ContractError)
    return { verdict: 'DEAD', reason: toDeadReason(error), detail: error.message };
  throw error;
}

/** Returns the reason of admission for what is wrong with the bytes of a value. */
export function toDeadReason(error: ContractError): DeadReason {
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
