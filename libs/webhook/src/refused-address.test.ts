import { describe, expect, it } from 'vitest';
import type { WebhookReach } from './forbidden-addresses.js';
import { refusedAddress } from './refused-address.js';

const refusals = (url: string, reach: WebhookReach = 'public'): string[] =>
  refusedAddress(new URL(url), reach).map(({ expected }) => expected);

describe('an address that is to be called', () => {
  it('is taken where it is public and https', () => {
    expect(refusals('https://receiver.example/hook')).toEqual([]);
  });

  it('is refused by all that stands against it', () => {
    expect(refusals('http://user:pass@127.0.0.1/hook')).toEqual([
      'an address without user name or password',
      'an https address',
      'a public address',
    ]);
    expect(refusals('https://[::1]/hook')).toEqual(['a public address']);
    expect(refusals('https://0x7f000001/')).toEqual(['a public address']);
  });

  it('may be of the loopback where that alone is allowed, also without https', () => {
    expect(refusals('http://127.0.0.1:8080/hook', 'loopback')).toEqual([]);
    expect(refusals('http://[::1]/hook', 'loopback')).toEqual([]);
    for (const host of ['169.254.169.254', '10.0.0.1', '192.168.1.1', '8.8.8.8', '[fd00::1]'])
      expect(refusals(`http://${host}/hook`, 'loopback')).toEqual(['a loopback address']);
  });

  it('may be private where that is allowed, still without a user', () => {
    expect(refusals('http://127.0.0.1:8080/hook', 'private')).toEqual([]);
    expect(refusals('http://user@127.0.0.1/hook', 'private')).toEqual([
      'an address without user name or password',
    ]);
  });
});
