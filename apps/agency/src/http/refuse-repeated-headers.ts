import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { Problem } from '../problem/problem.js';

/**
 * Headers that say who calls, what is changed, or how the body is read. Node takes the first of
 * some and joins others, and a proxy before it may take another one.
 */
const ONCE: ReadonlySet<string> = new Set([
  'authorization',
  'content-type',
  'content-encoding',
  'idempotency-key',
  'if-match',
  'last-event-id',
]);

/**
 * Refuses a request in which such a header comes twice, before it is asked who calls. Call it
 * before other hooks are added. Source: RFC 9110, 5.3.
 */
export function refuseRepeatedHeaders(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', async ({ raw }) => {
    const repeated = repeatedIn(raw.rawHeaders);
    if (repeated !== null)
      throw new Problem('invalid-request', `Expected the header ${repeated} once, got it twice`);
  });
}

/** @param raw names and values in turn, as Node gives them */
function repeatedIn(raw: readonly string[]): string | null {
  const seen = new Set<string>();
  for (let at = 0; at < raw.length; at += 2) {
    const name = raw[at]!.toLowerCase();
    if (!ONCE.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return null;
}
