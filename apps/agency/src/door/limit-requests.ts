import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AgencySettings } from '@sinergi/settings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Callers } from './callers.js';
import { hasBody } from './has-body.js';
import { Problem } from './problem.js';

/** Long enough that a burst after a pause passes. */
const WINDOW_S = 10;

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
  const ofAddress = limiter(unverifiedPerSecond, ({ ip }) => ip);
  fastify.addHook('onRequest', async (request) => {
    // Supervisors and scrapers ask these, and they cost next to nothing.
    if (/^\/(health|metrics)\b/.test(request.url)) return;
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
    if (isUnknown && !request.is404 && hasBody(request)) throw caller;
  });
}
