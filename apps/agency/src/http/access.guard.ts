import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AgencyProfile } from '@sinergi/settings';
import type { FastifyRequest } from 'fastify';
import { PROFILE } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { requireScope, setAccess } from './access.js';
import { CallerWatchers } from './caller-watchers.js';
import { Callers } from './callers.js';
import { NEEDS_TOKEN, type TokenRule } from './needs-scope.js';
import { requireOwn } from './own-scopes.js';
import { traceOf } from './request-trace.js';

/** Admits a request whose bearer token is for this agency and carries the route's scope. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    private readonly watchers: CallerWatchers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const rule = this.reflector.getAllAndOverride<TokenRule | undefined>(NEEDS_TOKEN, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.callers.of(request);
    if (caller instanceof Problem) throw caller;
    this.watchers.show(caller);
    if (rule.scope !== null) {
      requireOwn(this.profile, rule.scope);
      requireScope(caller, rule.scope);
    }
    // Each item is checked against the scopes later. A token without any scope admits no item.
    if (caller.scopes.size === 0)
      throw new Problem('scope-missing', 'Expected a token with a scope, got one without any');
    setAccess(request, { ...caller, trace: traceOf(request) });
    return true;
  }
}
