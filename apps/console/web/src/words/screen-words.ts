export type Words = { [key: string]: string | Words };

export interface ScreenWords {
  id: Words;
  en: Words;
}

/** Every file of `screens/` by its name, so that a new screen needs no entry in a list. */
export const SCREENS: Record<string, ScreenWords> = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, ScreenWords>>('./screens/*.ts', { eager: true }),
  ).map(([path, module]) => [
    path.slice('./screens/'.length, -'.ts'.length),
    Object.values(module)[0]!,
  ]),
);

/**
 * Returns the words of all screens: the word `title` of `screens/topics.ts` has the key
 * `topics.title`.
 */
export function screenWords(language: 'id' | 'en'): Words {
  return Object.fromEntries(
    Object.entries(SCREENS).map(([screen, words]) => [screen, words[language]]),
  );
}
