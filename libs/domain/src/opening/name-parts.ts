/**
 * Returns the parts of a name in the order of the alphabet, without case, accents and signs: people
 * write the same name in many ways, and documents cut it.
 */
export const nameParts = (name: string): string[] =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part.length > 0)
    .sort();
