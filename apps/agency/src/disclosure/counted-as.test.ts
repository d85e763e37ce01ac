import { describe, expect, it } from 'vitest';
import { countedAs } from './counted-as.js';

describe('the name under which an officer is counted', () => {
  it.each([
    'siti latihan',
    ' SITI  LATIHAN ',
    'Siti-Latihan.',
    'Sití Látihan',
    'Siti\u200bLatihan',
    'Ｓｉｔｉ Ｌａｔｉｈａｎ',
    'Siti Latihan (siti-1)',
    'Siti Latihan (a) (b)',
  ])('is the same for %j', (spelling) => {
    expect(countedAs(spelling)).toBe(countedAs('Siti Latihan'));
  });

  it('is another for another name, also where nothing but signs is left', () => {
    const names = ['Siti Latihan', 'Siti Latihan 2', 'Budi', '(siti)', '...', '!!!', '官員'];
    expect(new Set(names.map(countedAs)).size).toBe(names.length);
    for (const name of names) expect(countedAs(name)).not.toBe('');
  });
});
