import { BlockList, isIP } from 'node:net';

/**
 * The addresses that may be called: only `public` ones, only those of the `loopback`, or any, with
 * the `private` ones of our own network.
 */
export type WebhookReach = 'public' | 'loopback' | 'private';

type Range = [network: string, prefix: number];

/**
 * The IPv4 ranges that are not public, by IANA's special-purpose registry of IPv4 and its multicast
 * space. Source: RFC 6890 and its updates; the registry as of RFC 9780.
 */
const SPECIAL_V4: Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];
/**
 * Only these are allotted as global unicast (RFC 4291, 2.4). So nothing has to be named that lies
 * outside: unspecified, loopback, IPv4-compatible, -translated (::ffff:0:0:0/96, RFC 2765) and
 * -embedding (64:ff9b::/96, 64:ff9b:1::/48, RFC 6052 and 8215), discard (100::/64), SRv6
 * (5f00::/16), unique local (fc00::/7), link-local (fe80::/10), site-local (fec0::/10), multicast.
 */
const GLOBAL_V6: Range = ['2000::', 3];
/** What of them is no public address: protocol assignments, documentation, 6to4, AS112. */
const SPECIAL_V6: Range[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];
const LOOPBACK: { v4: Range; v6: Range } = { v4: ['127.0.0.0', 8], v6: ['::1', 128] };

const special = new BlockList();
for (const range of SPECIAL_V4) special.addSubnet(...range, 'ipv4');
for (const range of SPECIAL_V6) special.addSubnet(...range, 'ipv6');
const global = new BlockList();
global.addSubnet(...GLOBAL_V6, 'ipv6');
const loopback = new BlockList();
loopback.addSubnet(...LOOPBACK.v4, 'ipv4');
loopback.addSubnet(...LOOPBACK.v6, 'ipv6');

/**
 * Tells whether an address must not be called. A party that registers a webhook must not learn, or
 * reach, hosts inside our network.
 *
 * @param address IPv4 or IPv6, without brackets; anything else is forbidden too
 */
export function isForbiddenAddress(address: string, reach: WebhookReach = 'public'): boolean {
  const family = isIP(address);
  // A zone names an interface of this machine; no other host's address has one.
  if (family === 0 || address.includes('%')) return true;
  if (reach === 'private') return false;
  const mapped = family === 6 ? mappedIn(address) : undefined;
  if (mapped !== undefined) return isForbiddenAddress(mapped, reach);
  const name = family === 4 ? 'ipv4' : 'ipv6';
  if (reach === 'loopback') return !loopback.check(address, name);
  return special.check(address, name) || (family === 6 && !global.check(address, name));
}

const MAPPED = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/** The IPv4 address of an IPv4-mapped one (::ffff:0:0/96), however it is written. */
function mappedIn(address: string): string | undefined {
  const [, high, low] = MAPPED.exec(new URL(`http://[${address}]`).hostname) ?? [];
  if (high === undefined || low === undefined) return undefined;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
