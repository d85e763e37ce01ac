import { SetMetadata } from '@nestjs/common';

export type Scope = 'sighting:read' | 'sighting:write' | 'sighting:open';

export const NEEDS_SCOPE = 'needs-scope';

/** The scope without which a route refuses. A route without one is open to anybody on the wire: health and metrics only. */
export const NeedsScope = (scope: Scope) => SetMetadata(NEEDS_SCOPE, scope);
