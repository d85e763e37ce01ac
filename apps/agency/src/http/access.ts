import type { Caller } from '@sinergi/http';
import type { Trace } from '@sinergi/observability';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem/problem.js';

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
  refuseOtherOfficer({ officer }, named);
  const acting = officer ?? named;
  if (acting === undefined)
    throw new Problem('invalid-request', 'Expected an officer, the human who asks, got none');
  return { officer: acting, officerKind: officer === null ? 'STATED' : 'LOGGED_IN' };
}

/**
 * Refuses a request with a person's token that names somebody else as the officer.
 * @throws Problem not-entitled
 */
export function refuseOtherOfficer({ officer }: Pick<Access, 'officer'>, named: unknown): void {
  if (officer !== null && named !== undefined && named !== officer)
    throw new Problem(
      'not-entitled',
      `Expected ${officer}, whose token this is, as the officer, got another name`,
    );
}

/** @throws Problem scope-missing where the caller has none of these */
export function requireAnyScope({ scopes }: Pick<Access, 'scopes'>, any: readonly string[]): void {
  if (!any.some((scope) => scopes.has(scope)))
    throw new Problem(
      'scope-missing',
      `Expected a scope of ${any.join(', ')}, got ${[...scopes].join(' ') || 'none'}`,
    );
}

/** @throws Problem scope-missing */
export function requireScope({ scopes }: Pick<Access, 'scopes'>, scope: string): void {
  if (!scopes.has(scope))
    throw new Problem(
      'scope-missing',
      `Expected the scope ${scope}, got ${[...scopes].join(' ') || 'none'}`,
    );
}
