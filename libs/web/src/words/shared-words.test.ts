import { expect, it } from 'vitest';
import { untranslated } from '../testing/untranslated-source.js';
import { missingWords, placeholders } from '../testing/words-asked.js';
import { sharedWords } from './shared-words.js';

const sources = Object.entries(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).filter(([path]) => !/\.test\.tsx?$|\/testing/.test(path));
/** Words of each app: its name in the login, and how it calls its server's problems. */
const OF_THE_APP = { loginTitle: '', loginText: '', problems: {} };

it('say the same in both languages, with the same placeholders', () => {
  expect(new Map(placeholders(sharedWords.en))).toEqual(new Map(placeholders(sharedWords.id)));
});

it('are all that the shared parts show', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(
    sources.flatMap(([path, source]) =>
      path.endsWith('.tsx')
        ? untranslated(path, source).map(({ line, text }) => `${path}:${line} ${text}`)
        : [],
    ),
  ).toEqual([]);
  for (const words of [sharedWords.id, sharedWords.en])
    expect(missingWords(sources, { ...OF_THE_APP, ...words })).toEqual([]);
});
