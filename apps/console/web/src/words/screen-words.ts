export type Words = { [key: string]: string | Words };

export interface ScreenWords {
  id: Words;
  en: Words;
}

/**
 * Every file of `screens/` by its name, so that a screen brings its words without a list that knows
 * them all.
 */
export const SCREENS: Record<string, ScreenWords> = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, ScreenWords>>('./screens/*.ts', { eager: true }),
  ).map(([path, module]) => [
    path.slice('./screens/'.length, -'.ts'.length),
    Object.values(module)[0]!,
  ]),
);

/** The word `title` of `screens/topics.ts` is asked for as `topics.title`. */
export function screenWords(language: 'id' | 'en'): Words {
  return Object.fromEntries(
    Object.entries(SCREENS).map(([screen, words]) => [screen, words[language]]),
  );
}
