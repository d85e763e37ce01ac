import { sharedWords } from '@sinergi/web';
import { missingWords, placeholders, untranslated, type Words } from '@sinergi/web/testing';
import { describe, expect, it } from 'vitest';
import { deskWords } from './desk-words.js';

const sources = Object.entries(
  import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true }),
).filter(([path]) => !/\.test\.tsx?$/.test(path));
const responseSchema = Object.values(
  import.meta.glob<string>('../../../../../schemas/response.avsc', {
    ...{ query: '?raw', import: 'default', eager: true },
  }),
)[0]!;

describe('the words of the desk', () => {
  it('say the same in both languages, with the same placeholders', () => {
    expect(new Map(placeholders(deskWords.en as Words))).toEqual(
      new Map(placeholders(deskWords.id as Words)),
    );
  });

  it('name every result that an agency may answer', () => {
    const [, symbols] = /"ResponseResult", "symbols": \[([^\]]+)\]/.exec(responseSchema)!;
    const results = (JSON.parse(`[${symbols}]`) as string[]).filter((one) => one !== 'UNKNOWN');
    expect(results).toContain('LAWFUL');
    for (const { value } of [deskWords.id, deskWords.en])
      expect(results.filter((one) => !(one in value))).toEqual([]);
  });

  it('hide none that all pages share', () => {
    expect(Object.keys(deskWords.id).filter((key) => key in sharedWords.id)).toEqual([]);
  });

  it('are all that the pages show', () => {
    expect(sources.length).toBeGreaterThan(30);
    expect(
      sources.flatMap(([path, source]) =>
        path.endsWith('.tsx')
          ? untranslated(path, source).map(({ line, text }) => `${path}:${line} ${text}`)
          : [],
      ),
    ).toEqual([]);
    for (const words of [deskWords.id, deskWords.en])
      expect(missingWords(sources, { ...sharedWords.id, ...(words as Words) })).toEqual([]);
  });

  it('has no field that the browser writes in its own language', () => {
    const found = sources.filter(([, source]) => /type="(date|datetime-local|time)"/.test(source));
    expect(found.map(([path]) => path)).toEqual([]);
  });
});
