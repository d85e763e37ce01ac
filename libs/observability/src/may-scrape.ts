import { createHash, timingSafeEqual } from 'node:crypto';

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Whether a request may read the metrics. They show who communicates with whom and how much, so not
 * everybody on the host may read them. Without a configured token nobody may. Source: RFC 6750.
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
