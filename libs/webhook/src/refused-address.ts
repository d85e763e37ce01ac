import { isForbiddenAddress, type WebhookReach } from './forbidden-addresses.js';

export interface AddressViolation {
  expected: string;
  got: string;
}

/**
 * Returns why an address may not be called, as far as the address itself shows. The result of its
 * name lookup is checked at every call.
 *
 * @param reach plain http is for the loopback and for where private addresses are allowed
 */
export function refusedAddress(
  { protocol, hostname, username, password }: URL,
  reach: WebhookReach,
): AddressViolation[] {
  const violations: AddressViolation[] = [];
  if (username !== '' || password !== '')
    violations.push({ expected: 'an address without user name or password', got: 'one with it' });
  if (reach === 'private') return violations;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (reach === 'public' && protocol !== 'https:')
    violations.push({ expected: 'an https address', got: protocol });
  if (/^[\d.]+$|:/.test(host) && isForbiddenAddress(host, reach))
    violations.push(
      reach === 'loopback'
        ? { expected: 'a loopback address', got: 'another address' }
        : { expected: 'a public address', got: 'a private or special address' },
    );
  return violations;
}
