import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Who calls: an agency's own system, as its token says. */
export interface Access {
  clientId: string;
  agency: string;
  scopes: ReadonlySet<string>;
  /** epoch ms */
  expiresAt: number;
}

const ACCESS = Symbol('access');

export function setAccess(request: FastifyRequest, access: Access): void {
  (request as unknown as Record<symbol, Access>)[ACCESS] = access;
}

/** The caller of a request that passed the guard. */
export function accessOf(request: FastifyRequest): Access {
  const access = (request as unknown as Record<symbol, Access | undefined>)[ACCESS];
  if (!access) throw new TypeError('Expected a guarded request, got one without access');
  return access;
}

/** @throws Problem scope-missing */
export function requireScope({ scopes }: Pick<Access, 'scopes'>, scope: string): void {
  if (!scopes.has(scope)) throw new Problem('scope-missing', `Expected the scope ${scope}, got ${[...scopes].join(' ') || 'none'}`);
}
