import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import { essenceOf } from './essence-of.js';
import { hasBody } from './has-body.js';

export const JSON_TYPE = 'application/json';
export const LINES_TYPE = 'application/x-ndjson';
export const CLOUD_EVENT_TYPE = 'application/cloudevents+json';
export const CLOUD_EVENTS_TYPE = 'application/cloudevents-batch+json';

/** What bodies are of, where it is not JSON alone; by the route's path. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  '/events': [CLOUD_EVENT_TYPE, CLOUD_EVENTS_TYPE, JSON_TYPE],
  '/imports/:id/lines': [LINES_TYPE],
};

/**
 * Why a body's type is none that its route takes, naming those that are; null where it is, and
 * where no body comes. Before it is read.
 */
export function mediaTypeRefusal(request: FastifyRequest): Problem | null {
  const { headers, method, routeOptions } = request;
  // Nobody reads the body of these.
  if (method === 'GET' || method === 'HEAD') return null;
  if (!hasBody(request) || routeOptions.url === undefined) return null;
  const accepted = TYPES[routeOptions.url] ?? [JSON_TYPE];
  const said = headers['content-type'];
  const essence = essenceOf(request);
  if (essence !== undefined && accepted.includes(essence)) return null;
  const shown = said === undefined ? 'no Content-Type' : JSON.stringify(said.slice(0, 80));
  return new Problem(
    'unsupported-media-type',
    `Expected a body of ${accepted.join(' or ')}, got ${shown}`,
  );
}
