import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';

/** `<flow>:read`, `<flow>:write`, `<flow>:open`, or a door's own, such as `operate`. */
export type Scope = string;

export const NEEDS_TOKEN = 'needs-token';

/** The security scheme's name in the API's description. */
export const OAUTH2 = 'oauth2';

/** What a route asks of a token: this agency's, and where named, this scope. */
export interface TokenRule {
  scope: Scope | null;
}

/**
 * The scope without which a route refuses. A route that asks for no token is open to anybody on the
 * wire: health, metrics and what describes the API only.
 */
export const NeedsScope = (scope: Scope) =>
  applyDecorators(
    SetMetadata(NEEDS_TOKEN, { scope } satisfies TokenRule),
    ApiSecurity(OAUTH2, [scope]),
  );

/**
 * A route for every system of this agency; what it may do there depends on its scopes, piece by
 * piece. @param scopes any of these is of use there
 */
export const NeedsAnyOf = (scopes: readonly Scope[]) =>
  applyDecorators(
    SetMetadata(NEEDS_TOKEN, { scope: null } satisfies TokenRule),
    ...scopes.map((scope) => ApiSecurity(OAUTH2, [scope])),
  );
