import { normalizeIP } from '@fastify/rate-limit';

/** An address of IPv6 is its network's: whoever has one of these has all of them. */
const IPV6_NETWORK_BITS = 64;

/** By what callers are counted of whom only the address is known: `10.0.0.7`, `2001:db8::/64`. */
export const networkOf = (address: string): string => normalizeIP(address, IPV6_NETWORK_BITS);
