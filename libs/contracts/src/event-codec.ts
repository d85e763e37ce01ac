import avro, { type Resolver, type Type } from 'avsc';
import type { AvroSchema } from './avro-schema.js';
import { boundedWalk } from './bounded-walk.js';
import { ContractError } from './contract-error.js';
import { recordSchemas } from './generated/schemas.js';
import type { RecordName, RecordTypes } from './generated/types.js';
import { hashOfSchema } from './schema-hash.js';
import type { SchemaLookup } from './schema-registry.js';
import { schemaHash, schemaText, subjectOf } from './schemas-to-register.js';
import { sealFormatOf } from './seal-format.js';
import { topicRecord } from './topic-record.js';

const MAGIC = 0;
const HEADER_BYTES = 5;
/** How long an id unknown to the registry is remembered as unknown. */
const UNKNOWN_FOR_MS = 2_000;

export interface Decoded {
  recordName: RecordName;
  value: RecordTypes[RecordName];
  /** the writer's schema */
  schemaId: number;
}

interface Writer {
  recordName: string;
  schema: AvroSchema;
  /** hash of the schema, 32 bytes */
  hash: Buffer;
  /** format of the seals in records with this schema */
  sealFormat: number;
  walk: (bytes: Buffer, at: number) => number;
  resolver: Resolver | null;
}

/**
 * Encodes values to Kafka bytes and decodes them: a zero byte, the schema's id as a big-endian
 * int32, Avro. A value written with another version of a schema is read with ours. Source:
 * Confluent wire format; Avro schema resolution.
 */
export class EventCodec {
  private readonly types = new Map<RecordName, Type>();
  private readonly ownIds = new Map<RecordName, Promise<number>>();
  private readonly writers = new Map<number, Writer>();
  private readonly unknownUntil = new Map<number, number>();

  constructor(private readonly lookup: SchemaLookup) {}

  /**
   * @throws ContractError UNENCODABLE, RegistryUnavailable until the id of our schema was found
   * once
   */
  async encode<N extends RecordName>(recordName: N, value: unknown): Promise<Buffer> {
    const id = await this.ownId(recordName);
    const head = Buffer.alloc(HEADER_BYTES);
    head.writeInt32BE(id, 1);
    try {
      return Buffer.concat([head, this.typeOf(recordName).toBuffer(value)]);
    } catch (error) {
      const field =
        /invalid "[^"]*"/.exec(error instanceof Error ? error.message : '')?.[0] ??
        'a field that does not fit its schema';
      throw new ContractError('UNENCODABLE', `Expected a valid ${recordName}, got ${field}`);
    }
  }

  /**
   * @throws ContractError for invalid bytes, RegistryUnavailable when their schema is not known
   * here and the registry cannot be asked
   */
  async decode(topic: string, bytes: Buffer): Promise<Decoded> {
    const cached = this.decodeCached(topic, bytes);
    if (!('unknownSchemaId' in cached)) return cached;
    await this.learn(cached.unknownSchemaId);
    return this.decodeCached(topic, bytes) as Decoded;
  }

  /**
   * Decodes as `decode` does, without waiting, if the schema is known already.
   *
   * @throws ContractError
   */
  decodeCached(topic: string, bytes: Buffer): Decoded | { unknownSchemaId: number } {
    const schemaId = frameOf(bytes);
    const writer = this.writers.get(schemaId);
    if (!writer) return { unknownSchemaId: schemaId };
    const recordName = topicRecord(topic);
    if (writer.recordName !== subjectOf(recordName)) {
      throw new ContractError(
        'WRONG_SCHEMA',
        `Expected a ${recordName} on ${topic}, got schema ${schemaId}, which is of another record`,
      );
    }
    const end = writer.walk(bytes, HEADER_BYTES);
    if (end !== bytes.length)
      throw new ContractError(
        'UNDECODABLE',
        `Expected the value to end at byte ${end}, got ${bytes.length - end} more bytes`,
      );
    try {
      const value = this.typeOf(recordName).fromBuffer(
        bytes.subarray(HEADER_BYTES),
        writer.resolver ?? undefined,
      ) as RecordTypes[RecordName];
      return { recordName, value, schemaId };
    } catch (error) {
      throw new ContractError(
        'UNDECODABLE',
        `Expected a ${recordName} of schema ${schemaId}, got bytes that do not decode to one`,
        { cause: error },
      );
    }
  }

  /**
   * Decodes a value by our own schema of a record, whatever schema id it has, without the registry.
   *
   * @throws ContractError NOT_FRAMED, TRUNCATED, UNDECODABLE
   */
  decodeOwn<N extends RecordName>(recordName: N, bytes: Buffer): RecordTypes[N] {
    frameOf(bytes);
    const end = boundedWalk(recordSchemas[recordName])(bytes, HEADER_BYTES);
    if (end === bytes.length)
      return this.typeOf(recordName).fromBuffer(bytes.subarray(HEADER_BYTES)) as RecordTypes[N];
    throw new ContractError(
      'UNDECODABLE',
      `Expected a ${recordName} that ends at byte ${end}, got ${bytes.length} bytes`,
    );
  }

  /**
   * Returns the hash of the schema under which a value was written, 32 bytes; undefined where
   * `decode` would have to ask the registry first. The value is not decoded.
   *
   * @throws ContractError NOT_FRAMED, TRUNCATED
   */
  schemaHashCached(bytes: Buffer): Buffer | undefined {
    return this.writers.get(frameOf(bytes))?.hash;
  }

  /**
   * Returns the hash as `schemaHashCached` does, and asks the registry where that is needed.
   *
   * @throws ContractError NOT_FRAMED, TRUNCATED, UNKNOWN_SCHEMA, WRONG_SCHEMA, RegistryUnavailable
   */
  async schemaHash(bytes: Buffer): Promise<Buffer> {
    return (await this.writerFor(bytes)).hash;
  }

  /**
   * Returns the schema under which a value was written.
   *
   * @throws as `schemaHash`
   */
  async schemaOf(bytes: Buffer): Promise<AvroSchema> {
    return (await this.writerFor(bytes)).schema;
  }

  /**
   * Returns what the seals of a value have by its schema: the schema's hash, to which they are
   * bound, and their format.
   *
   * @throws as `schemaHash`
   */
  async sealingOf(bytes: Buffer): Promise<{ schemaHash: Buffer; format: number }> {
    const { hash, sealFormat } = await this.writerFor(bytes);
    return { schemaHash: hash, format: sealFormat };
  }

  private async writerFor(bytes: Buffer): Promise<Writer> {
    const id = frameOf(bytes);
    if (!this.writers.has(id)) await this.learn(id);
    return this.writers.get(id)!;
  }

  private async learn(id: number): Promise<void> {
    const unknown = () =>
      new ContractError('UNKNOWN_SCHEMA', `Expected the id of a registered schema, got ${id}`);
    if ((this.unknownUntil.get(id) ?? 0) > performance.now()) throw unknown();
    const text = await this.lookup.byId(id);
    if (text === undefined) {
      if (this.unknownUntil.size > 10_000) this.unknownUntil.clear();
      this.unknownUntil.set(id, performance.now() + UNKNOWN_FOR_MS);
      throw unknown();
    }
    this.writers.set(id, this.writerOf(id, text));
  }

  private writerOf(id: number, text: string): Writer {
    try {
      const schema = JSON.parse(text) as AvroSchema;
      const hash = hashOfSchema(text);
      const type = avro.Type.forSchema(schema as never);
      const recordName = type.name ?? '';
      const ours = (Object.keys(recordSchemas) as RecordName[]).find(
        (name) => subjectOf(name) === recordName,
      );
      // A record type that no topic here carries is refused by name when it is decoded, so it needs
      // no resolver.
      const resolver =
        ours && !hash.equals(schemaHash(ours)) ? this.typeOf(ours).createResolver(type) : null;
      const sealFormat = sealFormatOf(schema);
      return { recordName, schema, hash, sealFormat, walk: boundedWalk(schema), resolver };
    } catch (error) {
      throw new ContractError(
        'WRONG_SCHEMA',
        `Expected a schema that this version of Sinergi can read, got schema ${id}`,
        { cause: error },
      );
    }
  }

  private typeOf(recordName: RecordName): Type {
    const known = this.types.get(recordName);
    if (known) return known;
    const type = avro.Type.forSchema(recordSchemas[recordName] as never);
    this.types.set(recordName, type);
    return type;
  }

  private ownId(recordName: RecordName): Promise<number> {
    const known = this.ownIds.get(recordName);
    if (known) return known;
    const asked = this.lookup.idOf(subjectOf(recordName), schemaText(recordName));
    this.ownIds.set(recordName, asked);
    asked.catch(() => this.ownIds.delete(recordName));
    return asked;
  }
}

function frameOf(bytes: Buffer): number {
  if (bytes[0] !== MAGIC)
    throw new ContractError(
      'NOT_FRAMED',
      'Expected 0x00 as the first byte, got ' +
        `${bytes.length === 0 ? 'nothing' : `0x${bytes[0]!.toString(16).padStart(2, '0')}`}`,
    );
  if (bytes.length < HEADER_BYTES)
    throw new ContractError(
      'TRUNCATED',
      `Expected at least ${HEADER_BYTES} bytes, got ${bytes.length}`,
    );
  return bytes.readInt32BE(1);
}
