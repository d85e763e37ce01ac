import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Operator } from '../../contract/session.js';
import { Problem } from '../door/problem.js';
import { SESSION_COOKIE, Sessions } from './session.js';

const OPERATOR = Symbol('OPERATOR');

/** Lets in who has logged in. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(private readonly sessions: Sessions) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const operator = await this.sessions.operator(request.cookies[SESSION_COOKIE]);
    if (!operator) throw new Problem('login-needed', 'Expected the session of an operator, got none');
    (request as unknown as Record<symbol, Operator>)[OPERATOR] = operator;
    return true;
  }
}

/** Who asks, in a route behind the guard. */
export function operatorOf(request: FastifyRequest): Operator {
  return (request as unknown as Record<symbol, Operator>)[OPERATOR]!;
}
