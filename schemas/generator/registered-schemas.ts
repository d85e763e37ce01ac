import type { SourceRecord } from './avro-source.js';

/** Every frozen version by record, oldest first. */
export type Published = Map<string, { version: number; schema: SourceRecord }[]>;

/**
 * Returns the schemas that are registered: as they are written, but with the words of the newest
 * frozen version where they differ from it in words (`doc`) alone. A registry gives both one id, so
 * a reader gets the text of the frozen one, while signatures and seals are bound to the whole text.
 */
export function registeredSchemas(
  schemas: ReadonlyMap<string, SourceRecord>,
  published: Published,
): Map<string, SourceRecord> {
  return new Map(
    [...schemas].map(([name, schema]) => {
      const newest = published.get(name)?.at(-1)?.schema;
      return [name, newest && isSameButForWords(newest, schema) ? newest : schema];
    }),
  );
}

/** Whether two schemas differ in their `doc` at most, at any depth. */
export const isSameButForWords = (one: unknown, other: unknown): boolean =>
  JSON.stringify(withoutWords(one)) === JSON.stringify(withoutWords(other));

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([name]) => name !== 'doc');
  return Object.fromEntries(members.map(([name, one]) => [name, withoutWords(one)]));
}
