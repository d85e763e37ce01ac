/** Half of a surrogate pair; UTF-8 has no bytes for it. */
const HALF = /\p{Surrogate}/u;

export const isWholeText = (text: string): boolean => !HALF.test(text);

/**
 * Returns the JSON pointers of texts that have half of a surrogate pair, which JSON can say by an
 * escape. Encoded, they would be another text than the one that was sent.
 */
export function brokenTexts(value: unknown, at = ''): string[] {
  if (typeof value === 'string') return isWholeText(value) ? [] : [at];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => brokenTexts(one, `${at}/${name}`));
}
