import { describe, expect, it } from 'vitest';
import { validateClearText } from './validate-clear-text.js';

describe('a text in clear', () => {
  it.each([
    ['the number of a document', 'Seen with number 3171 0000 0000 0001.'],
    ['a telephone number', 'Call 0800-0000-0000.'],
    ['a passport number', 'The holder of X000000 is sought.'],
    ['a machine-readable zone', 'P<UTOCONTOH<<CONTOH'],
    ['an e-mail address', 'Write to contoh@example.org today.'],
  ])('is refused with %s, which the refusal does not repeat', (_what, text) => {
    const [violation, ...more] = validateClearText('/body', text);
    expect(more).toEqual([]);
    expect(violation).toMatchObject({ field: '/body', expected: 'a text without personal data' });
    for (const word of text.split(' ').filter((one) => /\d|@|</.test(one)))
      expect(violation!.got).not.toContain(word);
  });

  it.each([
    'Hotels report from 2026-11-27 08.00 to 2026-11-30 WIB.',
    'UU 6/2011 art. 72, PP 40/2023; a < b; room 1204 and 1205.',
    'Districts 31.71.06 and 31.71.04 take part.',
  ])('may name dates, laws and districts: %s', (text) => {
    expect(validateClearText('/body', text)).toEqual([]);
  });

  it('takes no longer for a text made to be slow', () => {
    const text = '1 '.repeat(3) + 'a'.repeat(10_000) + '1-'.repeat(3);
    expect(validateClearText('/body', text)).toEqual([]);
  });
});
