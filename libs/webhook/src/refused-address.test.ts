import { describe, expect, it } from 'vitest';
import { refusedAddress } from './refused-address.js';

const refusals = (url: string, allowPrivate = false): string[] =>
  refusedAddress(new URL(url), allowPrivate).map(({ expected }) => expected);

describe('an address that is to be called', () => {
  it('is taken where it is public and https', () => {
    expect(refusals('https://receiver.example/hook')).toEqual([]);
  });

  it('is refused by all that stands against it', () => {
    expect(refusals('http://user:pass@127.0.0.1/hook')).toEqual([
      'an address without a user',
      'an https address',
      'a public address',
    ]);
    expect(refusals('https://[::1]/hook')).toEqual(['a public address']);
    expect(refusals('https://0x7f000001/')).toEqual(['a public address']);
  });

  it('may be private where that is allowed, still without a user', () => {
    expect(refusals('http://127.0.0.1:8080/hook', true)).toEqual([]);
    expect(refusals('http://user@127.0.0.1/hook', true)).toEqual(['an address without a user']);
  });
});
