import { sharedWords } from '@sinergi/web';
import { missingWords, untranslated } from '@sinergi/web/testing';
import { describe, expect, it } from 'vitest';
import { english } from './english.js';
import { indonesian } from './indonesian.js';
import { screenWords } from './screen-words.js';

const sources = Object.entries(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).filter(([path]) => !/\.test\.tsx?$/.test(path));

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
      { ...sharedWords.id, ...indonesian, ...screenWords('id') },
      { ...sharedWords.en, ...english, ...screenWords('en') },
    ])
      expect(missingWords(sources, words)).toEqual([]);
  });
});
