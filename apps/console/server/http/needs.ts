import { SetMetadata } from '@nestjs/common';
import type { OperatorCapability } from '@sinergi/contracts';

export type Need = OperatorCapability;
export const NEEDS = 'needs';

/**
 * Names the right that a route needs at the agency that it concerns: the agency in its path, query
 * or body, or else the operator's own. The SessionGuard checks it.
 */
export const Needs = (capability: Need) => SetMetadata(NEEDS, capability);
