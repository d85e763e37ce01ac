import type { OpenRule, Rule } from './rule.js';
import { activityOutsidePermit } from './rules/activity-outside-permit.js';
import { districtDiffers } from './rules/district-differs.js';
import { electionConduct } from './rules/election-conduct.js';
import { identityConflict } from './rules/identity-conflict.js';
import { incidentAtRepresentation } from './rules/incident-at-representation.js';
import { lodgingSilent } from './rules/lodging-silent.js';
import { lodgingUnreported } from './rules/lodging-unreported.js';
import { overstay } from './rules/overstay.js';
import { permitEndedStillPresent } from './rules/permit-ended-still-present.js';
import { presenceAfterExit } from './rules/presence-after-exit.js';
import { sponsorEndedPermits } from './rules/sponsor-ended-permits.js';
import { watchHit } from './rules/watch-hit.js';

/** The rules that read open fields: the service of early detection runs them. */
// A rule reads less than every kind of fact, so it accepts all of them.
export const OPEN_RULES = [
  overstay,
  permitEndedStillPresent,
  activityOutsidePermit,
  presenceAfterExit,
  lodgingSilent,
  lodgingUnreported,
  districtDiffers,
  sponsorEndedPermits,
  electionConduct,
  incidentAtRepresentation,
] as unknown as readonly OpenRule[];

/** The rules that need identity: the identity authority's own agency runs them. */
export const IDENTITY_RULES = [watchHit, identityConflict] as unknown as readonly Rule[];

export const ALL_RULES: readonly Rule[] = [...OPEN_RULES, ...IDENTITY_RULES];

/**
 * @throws RangeError for a rule that does not exist
 */
export function ruleNamed(id: string): Rule {
  const rule = ALL_RULES.find((one) => one.id === id);
  if (!rule) {
    const known = ALL_RULES.map((one) => one.id).join(', ');
    throw new RangeError(`Expected a rule of ${known}, got ${id}`);
  }
  return rule;
}
