import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { networkOf } from '@sinergi/http';
import type { FastifyRequest } from 'fastify';
import { Problem } from './http/problem.js';
import { SESSION_COOKIE } from './login/session.js';
import { SessionTable } from './login/session-table.js';

/** Requests per minute of one operator, or of one address without a session. */
const PER_MINUTE = 1_200;
/** Routes that a person uses a few times, and a script would try many times. */
const NARROW: readonly { path: RegExp; perMinute: number }[] = [
  { path: /^\/login/, perMinute: 60 },
  { path: /^\/api\/messages\/unmask/, perMinute: 30 },
];

/**
 * Answers a caller with too many requests with 429 and the time to come back. Requests are counted
 * in memory, by each instance separately: by the operator of a session that was confirmed here,
 * else by the address. Unconfirmed claims of a request, such as an unknown cookie, are ignored.
 */
export async function limitRates(app: NestFastifyApplication): Promise<void> {
  const sessions = app.get(SessionTable);
  await app.register(
    rateLimit as never,
    {
      global: true,
      timeWindow: 60_000,
      hook: 'onRequest',
      max: (request: FastifyRequest) => narrowFor(request)?.perMinute ?? PER_MINUTE,
      keyGenerator: (request: FastifyRequest) =>
        `${narrowFor(request)?.path.source ?? ''} ${whoAsks(request, sessions)}`,
      // Supervisors ask for health often, and pages load many files.
      allowList: (request: FastifyRequest) => /^\/(health|metrics|assets)\b/.test(routeOf(request)),
      errorResponseBuilder: (
        _request: FastifyRequest,
        { max, ttl }: { max: number; ttl: number },
      ) =>
        new Problem(
          'too-many-requests',
          `Expected at most ${max} requests in a minute, got more; ` +
            `try again in ${Math.ceil(ttl / 1_000)} s`,
        ),
    } as never,
  );
}

/** Returns the route that answers; the address itself could be spelt in many ways. */
const routeOf = ({ routeOptions }: FastifyRequest): string => routeOptions.url ?? '';

const narrowFor = (request: FastifyRequest) =>
  NARROW.find(({ path }) => path.test(routeOf(request)));

function whoAsks(request: FastifyRequest, sessions: SessionTable): string {
  const operator = sessions.confirmed(sessionIn(request))?.operator;
  return operator === undefined ? `address ${networkOf(request.ip)}` : `operator ${operator.id}`;
}

/** Reads the session's cookie here, because cookies are parsed after this hook. */
function sessionIn({ headers }: FastifyRequest): string | undefined {
  return headers.cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${SESSION_COOKIE}=`))
    ?.slice(SESSION_COOKIE.length + 1);
}
