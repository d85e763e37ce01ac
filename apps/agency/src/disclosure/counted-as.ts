/**
 * Returns the name under which an officer's openings are counted. Spellings of one name are one:
 * marks, case, spaces and punctuation do not count, nor what stands in brackets behind it, such as
 * the id in "Siti Latihan (siti-1)".
 */
export function countedAs(officer: string): string {
  const plain = officer.normalize('NFKD').toLowerCase();
  const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
  return letters(plain.replace(/(\s*\([^()]*\)\s*)+$/u, '')) || letters(plain) || plain.trim();
}
