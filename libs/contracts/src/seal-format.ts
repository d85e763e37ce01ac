import type { AvroSchema } from './avro-schema.js';

const FIRST = 1;
const BOUND = 2;

/**
 * Returns the format of the seals in records that were written with a schema: schemas whose
 * `Sealed` has no field for it are from before bound seals. The schema decides and not the seal, so
 * nobody can pass a seal of before into a record of today.
 */
export function sealFormatOf(schema: AvroSchema): number {
  const sealed = sealedRecordOf(schema);
  const fields = (sealed?.['fields'] ?? []) as { name: string }[];
  return sealed && !fields.some(({ name }) => name === 'format') ? FIRST : BOUND;
}

/** Returns the definition of the record `Sealed`, which stands where a schema first uses it. */
function sealedRecordOf(schema: unknown): Record<string, unknown> | undefined {
  if (Array.isArray(schema)) {
    for (const one of schema) {
      const found = sealedRecordOf(one);
      if (found) return found;
    }
    return undefined;
  }
  if (schema === null || typeof schema !== 'object') return undefined;
  const { type, name, fields, items, values } = schema as Record<string, unknown>;
  if (type === 'record' && String(name).split('.').at(-1) === 'Sealed')
    return schema as Record<string, unknown>;
  return sealedRecordOf([type, items, values, fields].filter((part) => part !== undefined));
}
