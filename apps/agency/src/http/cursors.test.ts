import type { AgencyProfile } from '@sinergi/settings';
import type { Keystore } from '@sinergi/trust';
import { describe, expect, it } from 'vitest';
import { Cursors } from './cursors.js';

const at = (code: string, secret = 7): Cursors =>
  new Cursors(
    { code } as AgencyProfile,
    { blindKey: Buffer.alloc(32, secret) } as unknown as Keystore,
  );
const menteng = at('kec-menteng');
const LIST = ['sightings', { owner: 'kec-menteng' }];
const cursor = menteng.encode(LIST, ['41']);
const bytes = Buffer.from(cursor, 'base64url');

const refusalOf = (text: string, cursors = menteng, list: unknown = LIST): string => {
  try {
    return `taken: ${cursors.decode(list, text).join()}`;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a cursor', () => {
  it('leads on in its list, also after a restart of its agency', () => {
    expect(menteng.decode(LIST, cursor)).toEqual(['41']);
    expect(at('kec-menteng').decode(LIST, cursor)).toEqual(['41']);
  });

  it('is refused with any bit changed, cut off anywhere, or with anything behind it', () => {
    const changed = Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const copy = Buffer.from(bytes);
      copy[bit >> 3]! ^= 1 << (bit & 7);
      return copy.toString('base64url');
    });
    const cut = Array.from({ length: cursor.length }, (_, end) => cursor.slice(0, end));
    const longer = [`${cursor}A`, `${cursor}AAAA`, cursor + cursor];
    for (const text of [...changed, ...cut, ...longer])
      expect(refusalOf(text)).toMatch(/^invalid-cursor/);
  });

  it('has one spelling', () => {
    for (const text of [`${cursor}=`, `${cursor}~`, `${cursor} `, `.${cursor}`])
      expect(refusalOf(text)).toContain('Expected a cursor from the page before');
  });

  it('is refused at another agency, by another keystore, and in another list', () => {
    expect(refusalOf(cursor, at('kec-gambir'))).toContain('another agency');
    expect(refusalOf(cursor, at('kec-menteng', 8))).toContain('something else');
    expect(refusalOf(cursor, menteng, ['sightings', {}])).toContain('another list');
  });
});
