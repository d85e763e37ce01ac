import { quoted } from '@sinergi/contracts';
import { MEDIA_TYPES } from '@sinergi/domain';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { essenceOf } from './essence-of.js';
import { hasBody } from './has-body.js';

export const JSON_TYPE = 'application/json';
export const LINES_TYPE = 'application/x-ndjson';
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json';
export const CLOUD_EVENTS_TYPE = 'application/cloudevents-batch+json';

/** The media types of bodies by the route's path, where JSON is not the only one. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  '/events': [CLOUD_EVENT_TYPE, CLOUD_EVENTS_TYPE, JSON_TYPE],
  '/imports/:id/lines': [LINES_TYPE],
  '/attachments': MEDIA_TYPES,
};

/** The media types of bodies that are read as they come, at a pace of their own. */
export const STREAMED_TYPES: readonly string[] = [LINES_TYPE, ...MEDIA_TYPES];

/**
 * Returns the refusal of a body's media type, with the types that the route takes, or of a charset
 * or coding in which this API reads nothing; null where all fit or no body comes. It runs before
 * the body is read. Source: RFC 9110, 8.3 and 8.4.
 */
export function mediaTypeRefusal(request: FastifyRequest): Problem | null {
  const { headers, method, routeOptions } = request;
  // The bodies of these methods are not read.
  if (method === 'GET' || method === 'HEAD') return null;
  if (!hasBody(request) || routeOptions.url === undefined) return null;
  const coding = headers['content-encoding'];
  if (coding !== undefined && coding.trim().toLowerCase() !== 'identity')
    return new Problem(
      'unsupported-media-type',
      `Expected a body without a Content-Encoding, got ${quoted(coding)}`,
    );
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(headers['content-type'] ?? '')?.[1];
  if (charset !== undefined && charset.toLowerCase() !== 'utf-8')
    return new Problem(
      'unsupported-media-type',
      `Expected a body in the charset utf-8, got ${quoted(charset)}`,
    );
  const accepted = TYPES[routeOptions.url] ?? [JSON_TYPE];
  const said = headers['content-type'];
  const essence = essenceOf(request);
  if (essence !== undefined && accepted.includes(essence)) return null;
  const shown = said === undefined ? 'no Content-Type' : quoted(said);
  return new Problem(
    'unsupported-media-type',
    `Expected a body of ${accepted.join(' or ')}, got ${shown}`,
  );
}
