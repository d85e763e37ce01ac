/** Words by their keys; a key within a group is written with dots. */
export type Words = { [key: string]: string | Words };

/** The files of an app's pages: their paths, and what is in them. */
export type Sources = readonly (readonly [path: string, source: string])[];

/** Returns every text by its path, with its placeholders. */
export function placeholders(words: Words, path = ''): [string, string[]][] {
  return Object.entries(words).flatMap(([key, text]): [string, string[]][] =>
    typeof text === 'string'
      ? [[`${path}${key}`, [...text.matchAll(/{{(\w+)/g)].map(([, name]) => name!).sort()]]
      : placeholders(text, `${path}${key}.`),
  );
}

/** Returns the keys that the sources ask for by `t('…')` and that the words do not have. */
export function missingWords(sources: Sources, words: Words): string[] {
  return sources.flatMap(([path, source]) =>
    keysIn(source)
      .filter(
        ({ key, isWhole }) =>
          !(isWhole ? isThere(words, key) : isThere(words, key.slice(0, key.lastIndexOf('.')))),
      )
      .map(({ key }) => `${path} ${key}`),
  );
}

/**
 * Returns the keys that `t('…')` names literally. A key with a variable is returned up to its first
 * variable.
 */
function keysIn(source: string): { key: string; isWhole: boolean }[] {
  return [...source.matchAll(/\bt\(\s*(?:'([^']+)'|`([^`$]+)(\$\{)?)/g)].map(
    ([, quoted, template, variable]) => ({
      key: quoted ?? template ?? '',
      isWhole: variable === undefined,
    }),
  );
}

function at(words: Words, key: string): string | Words | undefined {
  return key
    .split('.')
    .reduce<string | Words | undefined>(
      (found, part) => (typeof found === 'object' ? found[part] : undefined),
      words,
    );
}

const isThere = (words: Words, key: string): boolean =>
  at(words, key) !== undefined || at(words, `${key}_other`) !== undefined;
