import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { operatorCapabilities } from '@sinergi/contracts';
import type { FastifyRequest } from 'fastify';
import type { Operator } from '../../contract/session.js';
import { isSameText } from '../door/is-same-text.js';
import { NEEDS, type Need } from '../door/needs.js';
import { Problem } from '../door/problem.js';
import { SESSION_COOKIE } from './session.js';
import { type Session, SessionTable } from './session-table.js';

const SESSION = Symbol('SESSION');
export const CSRF_HEADER = 'x-sinergi-csrf';
/** What only asks. Everything else changes something, and has to come from our own page. */
const ASKING = new Set(['GET', 'HEAD']);

/** Lets in who has logged in, from our own page, with what the route needs. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionTable,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const session = await this.sessionOf(request);
    if (!session) throw new Problem('login-needed', 'Expected the session of an operator, got none');
    const token = request.headers[CSRF_HEADER];
    if (!ASKING.has(request.method) && !isSameText(typeof token === 'string' ? token : '', session.csrfToken))
      throw new Problem(
        'forged-request',
        `Expected the token of /api/me in ${CSRF_HEADER}, got ${token === undefined ? 'none' : 'another'}`,
      );
    const need = this.reflector.getAllAndOverride<Need | undefined>(NEEDS, [context.getHandler(), context.getClass()]);
    if (need) requireCapability(session.operator, need, agencyOf(request) ?? session.operator.agency);
    (request as unknown as Record<symbol, Session>)[SESSION] = session;
    return true;
  }

  private async sessionOf(request: FastifyRequest): Promise<Session | undefined> {
    try {
      return await this.sessions.find(request.cookies[SESSION_COOKIE]);
    } catch (error) {
      throw new Problem('unavailable', "Expected the console's database, got no answer", { cause: error });
    }
  }
}

/** @throws Problem not-allowed, which says what was needed and what there is */
export function requireCapability({ roles, agency: home }: Operator, need: Need, agency: string): void {
  const held = operatorCapabilities(roles, home, agency);
  if (!held.includes(need))
    throw new Problem(
      'not-allowed',
      `Expected the right to ${need} at ${agency}, got ${held.join(', ') || 'none'} (${roles.join(', ') || 'no role'} of ${home})`,
    );
}

/** The agency that a request is about: in its path, its query or its body. */
function agencyOf(request: FastifyRequest): string | undefined {
  const { code } = request.params as { code?: string };
  const { agency: asked } = request.query as { agency?: unknown };
  const { agency: named } = (request.body ?? {}) as { agency?: unknown };
  return [code, asked, named].find((value) => typeof value === 'string') as string | undefined;
}

/** The session of a request behind the guard. */
export function sessionOf(request: FastifyRequest): Session {
  return (request as unknown as Record<symbol, Session>)[SESSION]!;
}

/** Who asks, in a route behind the guard. */
export function operatorOf(request: FastifyRequest): Operator {
  return sessionOf(request).operator;
}
