import { describe, expect, it } from 'vitest';
import { isForbiddenAddress } from './forbidden-addresses.js';

describe('an address that a webhook names', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '192.0.0.8',
    '192.31.196.1',
    '192.52.193.1',
    '192.175.48.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::7f00:1',
    'fe80::1',
    'fe80::1%lo',
    'fd00::1',
    'fec0::1',
    'feff::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '0:0:0:0:0:ffff:7f00:1',
    '::FFFF:10.0.0.1',
    '::ffff:0:127.0.0.1',
    '::ffff:0:8.8.8.8',
    '64:ff9b::7f00:1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '64:ff9b:1:ffff::1',
    '100::1',
    '100:0:0:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2620:4f:8000::1',
    '3fff::1',
    '3fff:fff:ffff::1',
    '4000::1',
    '5f00::1',
    'localhost',
    '',
  ])('%s is refused', (address) => {
    expect(isForbiddenAddress(address)).toBe(true);
  });

  it.each([
    '8.8.8.8',
    '172.32.0.1',
    '192.169.0.1',
    '2606:4700::1111',
    '2001:200::1',
    '3fff:1000::1',
    '::ffff:8.8.8.8',
  ])('%s is let through', (address) => {
    expect(isForbiddenAddress(address)).toBe(false);
  });
});

describe('where the loopback alone may be called', () => {
  it.each(['127.0.0.1', '127.255.0.1', '::1', '::ffff:127.0.0.1', '0:0:0:0:0:ffff:7f00:1'])(
    '%s is let through',
    (address) => {
      expect(isForbiddenAddress(address, 'loopback')).toBe(false);
    },
  );

  it.each([
    '0.0.0.0',
    '::',
    '10.1.2.3',
    '169.254.169.254',
    '192.168.0.1',
    'fe80::1',
    'fe80::1%lo',
    'fd00::1',
    '::ffff:10.0.0.1',
    '8.8.8.8',
    '2606:4700::1111',
    'localhost',
  ])('%s is refused', (address) => {
    expect(isForbiddenAddress(address, 'loopback')).toBe(true);
  });
});

it('lets every address through where private ones are allowed, and nothing that is none', () => {
  expect(isForbiddenAddress('10.1.2.3', 'private')).toBe(false);
  expect(isForbiddenAddress('nowhere', 'private')).toBe(true);
});
