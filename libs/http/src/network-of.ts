import { normalizeIP } from '@fastify/rate-limit';

/** An IPv6 address counts as its network: a caller with one address of it has all. */
const IPV6_NETWORK_BITS = 64;

/**
 * Returns the network by which callers with only a known address are counted: `10.0.0.7`,
 * `2001:db8::/64`.
 */
export const networkOf = (address: string): string => normalizeIP(address, IPV6_NETWORK_BITS);
