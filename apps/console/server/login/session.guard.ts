import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { operatorCapabilities } from '@sinergi/contracts';
import type { FastifyRequest } from 'fastify';
import type { Operator } from '../../contract/session.js';
import { isSameText } from '../http/is-same-text.js';
import { NEEDS, type Need } from '../http/needs.js';
import { Problem } from '../http/problem.js';
import { SESSION_COOKIE } from './session.js';
import { type Session, SessionTable } from './session-table.js';

const SESSION = Symbol('SESSION');
export const CSRF_HEADER = 'x-sinergi-csrf';
/** Methods that change nothing. Every other method must come from our own page. */
const ASKING = new Set(['GET', 'HEAD']);

/** Lets in an operator who is logged in, from our own page, with the right that the route needs. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionTable,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.sessionOf(request);
    if (!session)
      throw new Problem('login-needed', 'Expected the session of an operator, got none');
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
    const need = this.reflector.getAllAndOverride<Need | undefined>(NEEDS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (need)
      for (const agency of agenciesOf(request, session.operator.agency))
        requireCapability(session.operator, need, agency);
    (request as unknown as Record<symbol, Session>)[SESSION] = session;
    return true;
  }

  private async sessionOf(request: FastifyRequest): Promise<Session | undefined> {
    try {
      return await this.sessions.find(request.cookies[SESSION_COOKIE]);
    } catch (error) {
      throw new Problem('unavailable', "Expected the console's database, got no answer", {
        cause: error,
      });
    }
  }
}

/** @throws Problem not-allowed, which names the needed right and what the operator has */
export function requireCapability(
  { roles, agency: home }: Operator,
  need: Need,
  agency: string,
): void {
  const held = operatorCapabilities(roles, home, agency);
  if (!held.includes(need))
    throw new Problem(
      'not-allowed',
      `Expected the right to ${need} at ${agency}, ` +
        `got ${held.join(', ') || 'none'} (${roles.join(', ') || 'no role'} of ${home})`,
    );
}

/**
 * Returns the agencies that a request names, in its path, query and body; else the operator's own.
 * The operator needs the right at each of them: the route decides which one it acts upon, and a
 * second name must not replace the checked one.
 */
function agenciesOf({ params, query, body }: FastifyRequest, home: string): string[] {
  const { code } = params as { code?: unknown };
  const { agency: asked } = query as { agency?: unknown };
  const { agency: given } = (body ?? {}) as { agency?: unknown };
  const named = [code, asked, given]
    .flat()
    .filter((value) => value !== undefined && value !== null);
  return named.length > 0 ? named.map(String) : [home];
}

/** Returns the session of a request behind the guard. */
export function sessionOf(request: FastifyRequest): Session {
  return (request as unknown as Record<symbol, Session>)[SESSION]!;
}

/** Returns the operator of a request behind the guard. */
export function operatorOf(request: FastifyRequest): Operator {
  return sessionOf(request).operator;
}
