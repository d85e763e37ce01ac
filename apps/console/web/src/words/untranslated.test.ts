import { describe, expect, it } from 'vitest';
import { english } from './english.js';
import { indonesian } from './indonesian.js';
import { screenWords, type Words } from './screen-words.js';
import { untranslated } from './untranslated-source.js';

const sources = Object.entries(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).filter(([path]) => !/\.test\.tsx?$/.test(path));

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

describe('no text without a translation', () => {
  it('is found in any page', () => {
    const found = sources
      .filter(([path]) => path.endsWith('.tsx'))
      .flatMap(([path, source]) =>
        untranslated(path, source).map(({ line, text }) => `${path}:${line} ${text}`),
      );
    expect(found).toEqual([]);
  });

  it('is found in a field that the browser writes in its own language', () => {
    const found = sources.filter(([, source]) => /type="(date|datetime-local|time)"/.test(source));
    expect(found.map(([path]) => path)).toEqual([]);
  });

  it.each([
    ['between tags', '<p>Sudah selesai</p>'],
    ['in an attribute', '<button aria-label="Tutup" />'],
    ['in a branch', '<p>{isDone ? "Selesai" : t("widgets.more")}</p>'],
    ['in a template', ['<p title={`Sisa $', '{count} catatan`} />'].join('')],
    ['in a list of choices', 'const data = [{ value: "a", label: "Semua" }];'],
  ])('is noticed %s', (_place, source) => {
    expect(untranslated('page.tsx', source)).not.toEqual([]);
  });

  it('lets pass what went through t(), names and signs', () => {
    const source =
      '<p title={t("widgets.more")} className="faint">{t("close")} · {a === "DONE" ? null ' +
      ': "–"} Sinergi</p>';
    expect(untranslated('page.tsx', source)).toEqual([]);
  });

  it('asks for no word that is not there', () => {
    for (const words of [
      { ...indonesian, ...screenWords('id') },
      { ...english, ...screenWords('en') },
    ]) {
      const missing = sources.flatMap(([path, source]) =>
        keysIn(source)
          .filter(
            ({ key, isWhole }) =>
              !(isWhole ? isThere(words, key) : isThere(words, key.slice(0, key.lastIndexOf('.')))),
          )
          .map(({ key }) => `${path} ${key}`),
      );
      expect(missing).toEqual([]);
    }
  });
});
