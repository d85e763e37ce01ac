import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AgencySettings } from '@sinergi/settings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Callers } from './callers.js';
import { hasBody } from './has-body.js';
import { Problem } from './problem.js';

/** Long enough that a burst after a pause passes. */
const WINDOW_S = 10;
/** Supervisors and scrapers ask these, and they cost next to nothing. */
const UNCOUNTED: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);
/** Of these the server reads no body. Source: Fastify 5, the methods that it calls bodyless. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'TRACE']);
/** An address of IPv6 is its network's: whoever has one of these has all of them. */
const IPV6_NETWORK_BITS = 64;

/**
 * Before anything of a body is read: finds out who calls, and answers whoever asks too much with
 * 429 and when to come back. A client is counted wherever it calls from, a human at the console by
 * name; who shows no valid token is counted by address, and no body of theirs is read. Counted in
 * memory, by each instance for itself.
 */
export async function limitRequests(
  app: NestFastifyApplication,
  callers: Callers,
  { requestsPerSecond, unverifiedPerSecond }: AgencySettings['limits'],
): Promise<void> {
  await app.register(rateLimit as never, { global: false } as never);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const limiter = (perSecond: number, keyOf: (request: FastifyRequest) => string) =>
    fastify.createRateLimit({
      max: Math.ceil(perSecond * WINDOW_S),
      timeWindow: WINDOW_S * 1_000,
      keyGenerator: keyOf,
    });
  const names = new WeakMap<FastifyRequest, string>();
  const ofCaller = limiter(requestsPerSecond, (request) => names.get(request)!);
  const ofAddress = limiter(unverifiedPerSecond, ({ ip }) => normalizeIP(ip, IPV6_NETWORK_BITS));
  fastify.addHook('onRequest', async (request) => {
    const wouldReadBody = hasBody(request) && !WITHOUT_BODY.has(request.method);
    // By its route: an address can be spelt in many ways, and what is no route is counted.
    if (UNCOUNTED.has(request.routeOptions.url ?? '') && !wouldReadBody) return;
    const caller = await callers.of(request);
    const isUnknown = caller instanceof Problem;
    if (!isUnknown) names.set(request, `${caller.clientId}\n${caller.officer ?? ''}`);
    const count = await (isUnknown ? ofAddress : ofCaller)(request);
    if (!count.isAllowed && count.isExceeded)
      throw new Problem(
        'too-many-requests',
        `Expected at most ${count.max} requests in ${WINDOW_S} s, got more`,
        { retryAfterSeconds: Math.max(1, count.ttlInSeconds) },
      );
    if (!wouldReadBody) return;
    // A server reads a body before it says that there is no such route.
    if (request.is404)
      throw new Problem(
        'not-found',
        `Expected a route of this API, got ${request.method} ${request.url}`,
      );
    if (isUnknown) throw caller;
  });
}
