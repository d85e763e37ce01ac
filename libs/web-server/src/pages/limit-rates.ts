import rateLimit from '@fastify/rate-limit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { networkOf } from '@sinergi/http';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { LoginCookies } from '../login/login-cookies.js';
import { SessionTable } from '../login/session-table.js';

/** Requests per minute of one person, or of one address without a session. */
const PER_MINUTE = 1_200;
/** A route that a person uses a few times, and a script would try many times. */
export interface NarrowRoute {
  /** of the route, as it is written in the code */
  path: RegExp;
  perMinute: number;
}
const LOGIN: NarrowRoute = { path: /^\/login/, perMinute: 60 };

/**
 * Answers a caller with too many requests with 429 and the time to come back. Requests are counted
 * in memory, by each instance separately: by the person of a session that was confirmed here,
 * else by the address. Unconfirmed claims of a request, such as an unknown cookie, are ignored.
 */
export async function limitRates(
  app: NestFastifyApplication,
  further: readonly NarrowRoute[] = [],
): Promise<void> {
  const sessions = app.get(SessionTable);
  const { session: cookie } = app.get(LoginCookies);
  const narrow = [LOGIN, ...further];
  const narrowFor = (request: FastifyRequest) =>
    narrow.find(({ path }) => path.test(routeOf(request)));
  const whoAsks = (request: FastifyRequest): string => {
    const session = sessions.confirmed(valueIn(request, cookie));
    return session ? `person ${session.person.id}` : `address ${networkOf(request.ip)}`;
  };
  await app.register(
    rateLimit as never,
    {
      global: true,
      timeWindow: 60_000,
      hook: 'onRequest',
      max: (request: FastifyRequest) => narrowFor(request)?.perMinute ?? PER_MINUTE,
      keyGenerator: (request: FastifyRequest) =>
        `${narrowFor(request)?.path.source ?? ''} ${whoAsks(request)}`,
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

/** Reads a cookie here, because cookies are parsed after this hook. */
function valueIn({ headers }: FastifyRequest, cookie: string): string | undefined {
  return headers.cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${cookie}=`))
    ?.slice(cookie.length + 1);
}
