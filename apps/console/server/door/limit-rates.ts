import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../login/session.js';
import { Problem } from './problem.js';

/** Requests per minute of one session, or of one address without a session. */
const PER_MINUTE = 1_200;
/** Doors where a person does something at a time, and a script would try many. */
const NARROW: readonly { path: RegExp; perMinute: number }[] = [
  { path: /^\/login/, perMinute: 60 },
  { path: /^\/api\/messages\/unmask/, perMinute: 30 },
];

/** Answers whoever asks too much with 429 and when to come back. Counted in memory, by each instance for itself. */
export async function limitRates(app: NestFastifyApplication): Promise<void> {
  await app.register(
    rateLimit as never,
    {
      global: true,
      timeWindow: 60_000,
      hook: 'onRequest',
      max: (request: FastifyRequest) => narrowFor(request)?.perMinute ?? PER_MINUTE,
      keyGenerator: (request: FastifyRequest) =>
        `${narrowFor(request)?.path.source ?? ''} ${sessionIn(request) ?? request.ip}`,
      // Health is asked by supervisors, pages and their parts are files.
      allowList: (request: FastifyRequest) => /^\/(health|metrics|assets)\b/.test(request.url),
      errorResponseBuilder: (
        _request: FastifyRequest,
        { max, ttl }: { max: number; ttl: number },
      ) =>
        new Problem(
          'too-many-requests',
          `Expected at most ${max} requests in a minute, got more; again in ${Math.ceil(ttl / 1_000)} s`,
        ),
    } as never,
  );
}

const narrowFor = ({ url }: FastifyRequest) => NARROW.find(({ path }) => path.test(url));

/** Cookies are parsed after this hook. */
function sessionIn({ headers }: FastifyRequest): string | undefined {
  return headers.cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${SESSION_COOKIE}=`));
}
