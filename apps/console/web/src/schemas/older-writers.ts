import type { SchemaSubject } from '../../../contract/schemas';

/** Agencies whose software still writes a version before the latest, each once. */
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
