import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';

/**
 * `<flow>:read`, `<flow>:write`, `<flow>:open`, or the scope of a single route, such as `operate`.
 */
export type Scope = string;

export const NEEDS_TOKEN = 'needs-token';

/** The security scheme's name in the API's description. */
export const OAUTH2 = 'oauth2';

/**
 * A route's rule for tokens: the token is for this agency and, where scopes are named, has one of
 * them.
 */
export interface TokenRule {
  scope: Scope | null;
}

/**
 * Sets the scope that a route requires. A route without a token rule is open to everybody: only
 * health, metrics and the descriptions of the API.
 */
export const NeedsScope = (scope: Scope) =>
  applyDecorators(
    SetMetadata(NEEDS_TOKEN, { scope } satisfies TokenRule),
    ApiSecurity(OAUTH2, [scope]),
  );

/**
 * Opens a route to every system of this agency. Each item is then checked against the caller's
 * scopes. @param scopes any one of these is useful on the route
 */
export const NeedsAnyOf = (scopes: readonly Scope[]) =>
  applyDecorators(
    SetMetadata(NEEDS_TOKEN, { scope: null } satisfies TokenRule),
    ...scopes.map((scope) => ApiSecurity(OAUTH2, [scope])),
  );
