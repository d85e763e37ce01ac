import { type AgencyProfile, isImmigration, isPolice } from '@sinergi/settings';
import type { Scene } from './scene.js';

export type LeadCategory = 'LODGING' | 'ACTIVITY' | 'OTHER';

/**
 * Immigration is competent for stays and for activities during a stay (UU 6/2011); the police for
 * all else.
 */
const COMPETENT: Readonly<Record<LeadCategory, (profile: AgencyProfile) => boolean>> = {
  LODGING: isImmigration,
  ACTIVITY: isImmigration,
  OTHER: isPolice,
};

/**
 * Returns the one agency that is competent for a lead, whether it is played or has its own system.
 */
export function competentFor({ cast }: Pick<Scene, 'cast'>, category: LeadCategory): string {
  const found = [...cast.listed.values()].find(COMPETENT[category]);
  if (!found)
    throw new RangeError(`Expected an agency that is competent for ${category}, got none`);
  return found.code;
}
