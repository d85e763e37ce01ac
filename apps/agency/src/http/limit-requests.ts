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
/** Supervisors and scrapers ask these, and they cost next to nothing. */
const UNCOUNTED: ReadonlySet<string> = new Set(['/health/live', '/health/ready', '/metrics']);
/** Of these the server reads no body. Source: Fastify 5, the methods that it calls bodyless. */
const WITHOUT_BODY: ReadonlySet<string> = new Set(['GET', 'HEAD', 'TRACE']);

/**
 * Before anything of a body is read: finds out who calls, and answers whoever asks too much with
 * 429 and when to come back. A client is counted wherever it calls from, a human at the console by
 * name; who shows no valid token is counted by address, and no body of theirs is read. A token that
 * nobody has seen yet costs a look at its signature: of these an address has as many as a client has
 * requests, so that callers who share an address do not stand in for each other, and a flood of
 * made-up tokens costs little. Where the issuer is away nobody knows whose a token is: that is 503
 * and takes nothing from the address. Counted in memory, by each instance for itself.
 *
 * @param windowS over which is counted
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
    // By its route: an address can be spelt in many ways, and what is no route is counted.
    if (UNCOUNTED.has(request.routeOptions.url ?? '') && !wouldReadBody) return;
    if (callers.needsVerification(request)) await bySignature(request);
    const caller = await callers.of(request);
    const isUnknown = caller instanceof Problem;
    if (!isUnknown) {
      names.set(request, `${caller.clientId}\n${caller.officer ?? ''}`);
      await byCaller(request);
    } else if (caller.code !== 'unavailable') await byAddress(request);
    // What refuses a method reads no body either.
    if (!wouldReadBody || isMethodRefused(request)) return;
    // A server reads a body before it says that there is no such route.
    if (request.is404)
      throw new Problem(
        'not-found',
        `Expected a route of this API, got ${request.method} ${request.url}`,
      );
    if (isUnknown) throw caller;
  });
}
