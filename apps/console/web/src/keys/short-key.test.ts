import { describe, expect, it } from 'vitest';
import { shortKey } from './short-key.js';

describe('a key in a column', () => {
  it('keeps what tells two entities of one minute apart', () => {
    expect(shortKey('kec-menteng:01a21524-d76a-7389-8734-61de62ed6220')).toBe(
      'kec-menteng:…61de62ed6220',
    );
  });

  it('is left as it is where it is no entity’s', () => {
    expect(shortKey('kec-menteng/identity/7')).toBe('kec-menteng/identity/7');
    expect(shortKey('')).toBe('');
  });
});
