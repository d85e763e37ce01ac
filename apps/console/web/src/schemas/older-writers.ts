import type { SchemaSubject } from '../../../contract/schemas';

/** Returns the agencies whose software still writes an older version, each once. */
export function olderWriters({
  latest,
  versions,
}: Pick<SchemaSubject, 'latest' | 'versions'>): string[] {
  const newest = new Set(versions.find(({ version }) => version === latest)?.writers);
  const older = versions
    .filter(({ version }) => version < latest)
    .flatMap(({ writers }) => writers);
  return [...new Set(older)].filter((agency) => !newest.has(agency));
}
