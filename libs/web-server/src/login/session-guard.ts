import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { isSameText } from '../http/is-same-text.js';
import { Problem } from '../http/problem.js';
import { LoginCookies } from './login-cookies.js';
import type { Person } from './person.js';
import { type Session, SessionTable } from './session-table.js';

const SESSION = Symbol('SESSION');
export const CSRF_HEADER = 'x-sinergi-csrf';
/** Methods that change nothing. Every other method must come from our own page. */
const ASKING = new Set(['GET', 'HEAD']);

/** Lets in a person who is logged in, from our own page. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionTable,
    private readonly cookies: LoginCookies,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    await this.admit(context.switchToHttp().getRequest<FastifyRequest>());
    return true;
  }

  /**
   * Finds the session of a request and keeps it for `sessionOf`.
   * @throws Problem login-needed, forged-request, unavailable
   */
  async admit(request: FastifyRequest): Promise<Session> {
    const session = await this.find(request);
    if (!session) throw new Problem('login-needed', 'Expected a session, got none');
    const token = request.headers[CSRF_HEADER];
    if (
      !ASKING.has(request.method) &&
      !isSameText(typeof token === 'string' ? token : '', session.csrfToken)
    )
      throw new Problem(
        'forged-request',
        `Expected the token of /api/me in ${CSRF_HEADER}, ` +
          `got ${token === undefined ? 'none' : 'another token'}`,
      );
    (request as unknown as Record<symbol, Session>)[SESSION] = session;
    return session;
  }

  private async find(request: FastifyRequest): Promise<Session | undefined> {
    try {
      return await this.sessions.find(request.cookies[this.cookies.session]);
    } catch (error) {
      throw new Problem('unavailable', "Expected the server's database, got no answer", {
        cause: error,
      });
    }
  }
}

/** Returns the session of a request behind the guard. */
export function sessionOf<P extends Person = Person>(request: FastifyRequest): Session<P> {
  return (request as unknown as Record<symbol, Session<P>>)[SESSION]!;
}
