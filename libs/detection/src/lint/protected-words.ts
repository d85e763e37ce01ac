/**
 * What no rule reads: nationality, sex, religion, ethnicity, name, birth, and the state of a
 * representation, under the words that schemas and people use for them.
 */
export const PROTECTED_WORDS = [
  ...(['nationality', 'nationalities', 'citizenship', 'citizen', 'country', 'state'] as const),
  ...(['sex', 'gender', 'religion', 'faith', 'ethnicity', 'ethnic', 'race', 'tribe'] as const),
  ...(['name', 'names', 'surname', 'alias', 'birth', 'born', 'age', 'disability'] as const),
] as const;

export type ProtectedWord = (typeof PROTECTED_WORDS)[number];

/** Tells whether a property's name has a protected word in it: familyName, dateOfBirth. */
export const isProtected = (property: string): boolean =>
  property
    .split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
    .some((word) => (PROTECTED_WORDS as readonly string[]).includes(word.toLowerCase()));
