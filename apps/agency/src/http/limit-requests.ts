import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { networkOf } from '@sinergi/http';
import type { AgencySettings } from '@sinergi/settings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';
import type { Callers } from './callers.js';
import { hasBody } from './has-body.js';
import { isMethodRefused } from './method-refused.js';

/** Long enough that a burst after a pause passes. */
const WINDOW_S = 10;
/** Supervisors and scrapers call these, and they cost very little. */
const UNCOUNTED: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);
/**
 * The server reads no body with these methods. Source: Fastify 5, the methods that it calls
 * bodyless.
 */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'TRACE']);

/**
 * Limits requests before any body is read: it identifies the caller, and answers a caller over its
 * limit with 429 and the time to retry. A client is counted wherever it calls from, and a human at
 * the console by name. A caller without a valid token is counted by address, and its body is not
 * read. A token that is not known yet costs the verification of a signature. An address may have as
 * many verifications as a client may have requests, so that callers behind one address do not block
 * each other, and a flood of forged tokens costs little. Where the issuer is away no token can be
 * identified: the answer is 503 and does not count against the address. Counts are in memory, per
 * instance.
 *
 * @param windowS the window of the count, s
 */
export async function limitRequests(
  app: NestFastifyApplication,
  callers: Callers,
  { requestsPerSecond, unverifiedPerSecond }: AgencySettings['limits'],
  windowS = WINDOW_S,
): Promise<void> {
  await app.register(rateLimit as never, { global: false } as never);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const limiter = (perSecond: number, keyOf: (request: FastifyRequest) => string) => {
    const count = fastify.createRateLimit({
      max: Math.ceil(perSecond * windowS),
      timeWindow: windowS * 1_000,
      keyGenerator: keyOf,
    });
    return async (request: FastifyRequest): Promise<void> => {
      const counted = await count(request);
      if (!counted.isAllowed && counted.isExceeded)
        throw new Problem(
          'too-many-requests',
          `Expected at most ${counted.max} requests in ${windowS} s, got more`,
          { retryAfterSeconds: Math.max(1, counted.ttlInSeconds) },
        );
    };
  };
  const names = new WeakMap<FastifyRequest, string>();
  const byCaller = limiter(requestsPerSecond, (request) => names.get(request)!);
  const byAddress = limiter(unverifiedPerSecond, ({ ip }) => networkOf(ip));
  const bySignature = limiter(requestsPerSecond, ({ ip }) => networkOf(ip));
  fastify.addHook('onRequest', async (request) => {
    const wouldReadBody = hasBody(request) && !WITHOUT_BODY.has(request.method);
    // The route is compared, not the path: a path can be spelt in many ways. Unknown routes are
    // counted.
    if (UNCOUNTED.has(request.routeOptions.url ?? '') && !wouldReadBody) return;
    if (callers.needsVerification(request)) await bySignature(request);
    const caller = await callers.of(request);
    const isUnknown = caller instanceof Problem;
    if (!isUnknown) {
      names.set(request, `${caller.clientId}\n${caller.officer ?? ''}`);
      await byCaller(request);
    } else if (caller.code !== 'unavailable') await byAddress(request);
    // The handler that refuses a method reads no body either.
    if (!wouldReadBody || isMethodRefused(request)) return;
    // The server would read the body before it answers that the route does not exist.
    if (request.is404)
      throw new Problem(
        'not-found',
        `Expected a route of this API, got ${request.method} ${request.url}`,
      );
    if (isUnknown) throw caller;
  });
}
