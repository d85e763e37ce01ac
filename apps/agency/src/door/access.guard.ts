import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { requireScope, setAccess } from './access.js';
import { NEEDS_TOKEN, type TokenRule } from './needs-scope.js';
import { Problem } from './problem.js';
import { traceOf } from './request-trace.js';
import { TokenVerifier } from './token-verifier.js';

/** Lets a request in when its bearer token is for this agency and carries the route's scope. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const rule = this.reflector.getAllAndOverride<TokenRule | undefined>(NEEDS_TOKEN, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const [, token] = /^Bearer ([\w\-.~+/]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
    if (!token)
      throw new Problem(
        'token-missing',
        'Expected an Authorization header with a bearer token, got none',
      );
    const caller = await this.verifier.verify(token);
    if (rule.scope !== null) requireScope(caller, rule.scope);
    setAccess(request, { ...caller, trace: traceOf(request) });
    return true;
  }
}
