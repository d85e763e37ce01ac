import { createHash, timingSafeEqual } from 'node:crypto';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether a request may read what is measured: who speaks with whom, and how much, is not for
 * everybody on the host. Where no token was set, nobody may. Source: RFC 6750.
 *
 * @param authorization the request's header
 */
export function mayScrape(
  authorization: string | undefined,
  token: string | null | undefined,
): boolean {
  const [, given] = /^Bearer ([\w\-.~+/]+=*)$/i.exec(authorization ?? '') ?? [];
  return Boolean(token) && given !== undefined && timingSafeEqual(hashOf(given), hashOf(token!));
}
