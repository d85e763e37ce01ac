import { SetMetadata } from '@nestjs/common';
import type { OperatorCapability } from '@sinergi/contracts';

export type Need = OperatorCapability;
export const NEEDS = 'needs';

/**
 * What a route needs at the agency it is about: the one in its path, query or body; else the
 * operator's own. Checked by the SessionGuard.
 */
export const Needs = (capability: Need) => SetMetadata(NEEDS, capability);
