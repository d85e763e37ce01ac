import { describe, expect, it } from 'vitest';
import { addressViolations } from './address-violations.js';

const got = (url: string, allowPrivateAddresses = false): string[] =>
  addressViolations(new URL(url), allowPrivateAddresses).map(({ expected }) => expected);

describe('the address of a webhook', () => {
  it('is https and public unless private ones are allowed', () => {
    expect(got('https://receiver.example/alerts')).toEqual([]);
    expect(got('http://127.0.0.1:8080/')).toEqual(['an https address', 'a public address']);
    expect(got('https://[::1]/')).toEqual(['a public address']);
    expect(got('http://127.0.0.1:8080/', true)).toEqual([]);
  });

  it('never carries a user', () => {
    expect(got('https://user:word@receiver.example/', true)).toEqual(['an address without a user']);
  });
});
