import {
  type DirectoryEntry,
  EventCodec,
  hashOfSchema,
  schemasToRegister,
} from '@sinergi/contracts';
import { EvidenceError } from './evidence-error.js';
import type { EvidenceRecord } from './evidence-form.js';

/** The schemas of a directory entry with terms, as this software knows them: SHA-256, hex. */
export const TERMS_SCHEMAS: ReadonlySet<string> = new Set(
  schemasToRegister()
    .map(({ schema }) => schema)
    .filter(isOfTerms)
    .map((schema) => hashOfSchema(schema).toString('hex')),
);

function isOfTerms(schema: string): boolean {
  const { name, fields } = JSON.parse(schema) as { name: string; fields: { name: string }[] };
  return name === 'DirectoryEntry' && fields.some((field) => field.name === 'terms');
}

interface ReadSchema {
  hash: Buffer;
  /** knows this schema alone, by whatever id */
  codec: EventCodec;
}

/** By their text: the files of one exchange have a few schemas, and to read one takes longest. */
const readSchemas = new Map<string, ReadSchema>();
const MOST_SCHEMAS = 64;

function readSchema(schema: EvidenceRecord['schema']): ReadSchema {
  const text = JSON.stringify(schema);
  const known = readSchemas.get(text);
  if (known) return known;
  const codec = new EventCodec({
    byId: async () => text,
    idOf: () => Promise.reject(new TypeError('Expected to read only, got a value to write')),
  });
  const read = { hash: hashOfSchema(text), codec };
  if (readSchemas.size >= MOST_SCHEMAS) readSchemas.clear();
  readSchemas.set(text, read);
  return read;
}

/** Returns the hash of a record's schema, 32 bytes. */
export const schemaHashOf = ({ schema }: EvidenceRecord): Buffer => readSchema(schema).hash;

/**
 * Decodes a directory record by the schema beside it. Call it once the schema is known to be the
 * right one: by another, the same bytes say something else.
 *
 * @throws EvidenceError NOT_EVIDENCE
 */
export async function entryIn({ topic, value, schema }: EvidenceRecord): Promise<DirectoryEntry> {
  try {
    const { value: entry } = await readSchema(schema).codec.decode(
      topic,
      Buffer.from(value, 'base64'),
    );
    return entry as DirectoryEntry;
  } catch (error) {
    throw new EvidenceError('NOT_EVIDENCE', 'Expected a directory entry, got other bytes', {
      cause: error,
    });
  }
}
