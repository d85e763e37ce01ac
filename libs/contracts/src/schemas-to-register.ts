import { publishedSchemas } from './generated/published.js';
import { recordSchemas } from './generated/schemas.js';
import type { RecordName } from './generated/types.js';
import { hashOfSchema } from './schema-hash.js';

export const NAMESPACE = 'id.timpora.sinergi';

/**
 * Returns the subject of a record. Subjects are named after the record: a record keeps its history
 * of versions whichever topics carry it (RecordNameStrategy).
 */
export const subjectOf = (recordName: string): string => `${NAMESPACE}.${recordName}`;

/**
 * Returns the text of our current schema, as it is registered and looked up; its bytes decide its
 * identity.
 */
export const schemaText = (recordName: RecordName): string =>
  JSON.stringify(recordSchemas[recordName]);

const ownHashes = new Map<RecordName, Buffer>();

/** Returns the hash of our current schema of a record, 32 bytes. */
export function schemaHash(recordName: RecordName): Buffer {
  const known = ownHashes.get(recordName) ?? hashOfSchema(schemaText(recordName));
  ownHashes.set(recordName, known);
  return known;
}

/**
 * Returns every version of every record that is published by itself, oldest first, self-contained.
 */
export function schemasToRegister(): { subject: string; schema: string }[] {
  return (Object.keys(recordSchemas) as RecordName[]).flatMap((recordName) => {
    const versions = (publishedSchemas[recordName] ?? []).map(({ schema }) =>
      JSON.stringify(schema),
    );
    const current = schemaText(recordName);
    return [...new Set([...versions, current])].map((schema) => ({
      subject: subjectOf(recordName),
      schema,
    }));
  });
}
