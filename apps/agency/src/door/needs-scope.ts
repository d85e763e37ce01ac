import { SetMetadata } from '@nestjs/common';

/** `<flow>:read`, `<flow>:write`, `<flow>:open`, or a door's own, such as `operate`. */
export type Scope = string;

export const NEEDS_TOKEN = 'needs-token';

/** What a route asks of a token: this agency's, and where named, this scope. */
export interface TokenRule {
  scope: Scope | null;
}

/** The scope without which a route refuses. A route that asks for no token is open to anybody on the wire: health and metrics only. */
export const NeedsScope = (scope: Scope) => SetMetadata(NEEDS_TOKEN, { scope } satisfies TokenRule);

/** A route for every system of this agency; what it may do there depends on its scopes, piece by piece. */
export const NeedsToken = () => SetMetadata(NEEDS_TOKEN, { scope: null } satisfies TokenRule);
