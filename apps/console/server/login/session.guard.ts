import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { operatorCapabilities } from '@sinergi/contracts';
import {
  SessionGuard as LoggedInGuard,
  Problem,
  type Session,
  sessionOf as sessionIn,
} from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import type { Operator } from '../../contract/session.js';
import { NEEDS, type Need } from '../http/needs.js';

/** The session of an operator. */
export type OperatorSession = Session<Operator>;

/** Lets in an operator who is logged in, from our own page, with the right that the route needs. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly loggedIn: LoggedInGuard,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.loggedIn.admit(request);
    const operator = operatorOf(request);
    const need = this.reflector.getAllAndOverride<Need | undefined>(NEEDS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (need)
      for (const agency of agenciesOf(request, operator.agency))
        requireCapability(operator, need, agency);
    return true;
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
export const sessionOf = (request: FastifyRequest): OperatorSession => sessionIn<Operator>(request);

/** Returns the operator of a request behind the guard. */
export const operatorOf = (request: FastifyRequest): Operator => sessionOf(request).person;
