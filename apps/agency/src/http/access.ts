import type { Trace } from '@sinergi/observability';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

/** The caller by its token: one of the agency's own systems, or a human of the agency. */
export interface Caller {
  clientId: string;
  agency: string;
  scopes: ReadonlySet<string>;
  /** epoch ms */
  expiresAt: number;
  /** the human whom the token names; null for a system's token */
  officer: string | null;
}

/** The caller, and the trace of the request. */
export interface Access extends Caller {
  trace: Trace;
}

const ACCESS = Symbol('access');

export function setAccess(request: FastifyRequest, access: Access): void {
  (request as unknown as Record<symbol, Access>)[ACCESS] = access;
}

/** Returns the caller of a request that passed the guard. */
export function accessOf(request: FastifyRequest): Access {
  const access = (request as unknown as Record<symbol, Access | undefined>)[ACCESS];
  if (!access) throw new TypeError('Expected a guarded request, got one without access');
  return access;
}

/** Who acts, and how that is known. */
export interface Acting {
  officer: string;
  /**
   * LOGGED_IN: a person whom the identity provider let in; STATED: a name that a system stated;
   * MACHINE: the service itself
   */
  officerKind: 'LOGGED_IN' | 'STATED' | 'MACHINE';
}

/**
 * Returns the named human who acts: the one whom the token names, or else the one whom the system
 * names. With a person's token the request may name nobody else.
 * @throws Problem invalid-request where neither names one, not-entitled where both do and differ
 */
export function actingOf({ officer }: Access, named: string | undefined): Acting {
  if (officer !== null && named !== undefined && named !== officer)
    throw new Problem(
      'not-entitled',
      `Expected ${officer}, whose token this is, as the officer, got another name`,
    );
  const acting = officer ?? named;
  if (acting === undefined)
    throw new Problem('invalid-request', 'Expected an officer, the human who asks, got none');
  return { officer: acting, officerKind: officer === null ? 'STATED' : 'LOGGED_IN' };
}

/** @throws Problem scope-missing */
export function requireScope({ scopes }: Pick<Access, 'scopes'>, scope: string): void {
  if (!scopes.has(scope))
    throw new Problem(
      'scope-missing',
      `Expected the scope ${scope}, got ${[...scopes].join(' ') || 'none'}`,
    );
}
