import type { LawEntry } from '@sinergi/law';

/** How a rule cites the texts that hold on a day, each with its article, each once. */
export const citationOf = (entries: readonly (LawEntry<unknown> | null)[]): string =>
  [
    ...new Set(entries.flatMap((entry) => (entry ? [`${entry.source} ${entry.article}`] : []))),
  ].join('; ') || 'no text known for this day';

/** The last sentence of an explanation, in both languages: the rule and its citation. */
export const byRule = (id: string, version: number, citation: string) => ({
  id: `Aturan ${id} versi ${version} (${citation}).`,
  en: `Rule ${id} version ${version} (${citation}).`,
});
