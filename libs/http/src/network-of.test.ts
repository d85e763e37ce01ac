import { expect, it } from 'vitest';
import { networkOf } from './network-of.js';

it('counts all addresses of a network of IPv6 as one, and each of IPv4 for itself', () => {
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:ffff::2'));
  expect(networkOf('2001:db8::1')).not.toBe(networkOf('2001:db8:0:1::1'));
  expect(networkOf('127.0.0.1')).not.toBe(networkOf('127.0.0.2'));
  expect(networkOf('::ffff:127.0.0.1')).toBe(networkOf('127.0.0.1'));
});
