import { isForbiddenAddress } from './forbidden-addresses.js';

export interface AddressViolation {
  expected: string;
  got: string;
}

/**
 * What forbids an address before anybody is called. A name is let through: what it means is looked at when it is called, each time.
 * @param allowPrivateAddresses then plain HTTP is allowed too
 */
export function addressViolations({ protocol, hostname, username, password }: URL, allowPrivateAddresses: boolean): AddressViolation[] {
  const violations: AddressViolation[] = [];
  if (username !== '' || password !== '') violations.push({ expected: 'an address without a user', got: 'one with it' });
  if (allowPrivateAddresses) return violations;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:') violations.push({ expected: 'an https address', got: protocol });
  if (/^[\d.]+$|:/.test(host) && isForbiddenAddress(host))
    violations.push({ expected: 'a public address', got: 'a private or special one' });
  return violations;
}
