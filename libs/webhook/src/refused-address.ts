import { isForbiddenAddress } from './forbidden-addresses.js';

export interface AddressViolation {
  expected: string;
  got: string;
}

/**
 * What stands against calling an address, as far as the address itself tells; what its name resolves to is checked at every call.
 *
 * @param allowPrivateAddresses what a development exchange allows, with plain http
 */
export function refusedAddress(
  { protocol, hostname, username, password }: URL,
  allowPrivateAddresses: boolean,
): AddressViolation[] {
  const violations: AddressViolation[] = [];
  if (username !== '' || password !== '')
    violations.push({ expected: 'an address without a user', got: 'one with it' });
  if (allowPrivateAddresses) return violations;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:') violations.push({ expected: 'an https address', got: protocol });
  if (/^[\d.]+$|:/.test(host) && isForbiddenAddress(host))
    violations.push({ expected: 'a public address', got: 'a private or special one' });
  return violations;
}
