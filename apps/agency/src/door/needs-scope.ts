import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';

/** `<flow>:read`, `<flow>:write`, `<flow>:open`, or a door's own, such as `operate`. */
export type Scope = string;

export const NEEDS_TOKEN = 'needs-token';

/** The security scheme's name in the API's description; beside it stands the scope, as OpenAPI 3.1 allows for any scheme. */
export const BEARER = 'bearer';

/** What a route asks of a token: this agency's, and where named, this scope. */
export interface TokenRule {
  scope: Scope | null;
}

/** The scope without which a route refuses. A route that asks for no token is open to anybody on the wire: health and metrics only. */
export const NeedsScope = (scope: Scope) =>
  applyDecorators(
    SetMetadata(NEEDS_TOKEN, { scope } satisfies TokenRule),
    ApiSecurity(BEARER, [scope]),
  );

/** A route for every system of this agency; what it may do there depends on its scopes, piece by piece. */
export const NeedsToken = () =>
  applyDecorators(
    SetMetadata(NEEDS_TOKEN, { scope: null } satisfies TokenRule),
    ApiSecurity(BEARER),
  );
