import type { Rule, SayOptions } from '@sinergi/detection';
import { coversArea } from '@sinergi/domain';
import { type AgencyProfile, isPolice } from '@sinergi/settings';

/**
 * Tells which agency is competent to act on the alerts of a rule: the identity authority, or the
 * police of the district, as the profiles have them.
 *
 * @param identityAuthority its code
 * @throws RangeError where a rule is the police's matter and no profile is the police's
 */
export function competentAgencies(
  profiles: readonly AgencyProfile[],
  identityAuthority: string,
): SayOptions['competentFor'] {
  const police = profiles.filter((one) => one.kind === 'AGENCY' && isPolice(one));
  return ({ id, competent }: Pick<Rule, 'id' | 'competent'>, kecamatan) => {
    if (competent === 'IDENTITY_AUTHORITY') return identityAuthority;
    const [any] = police;
    if (!any) throw new RangeError(`Expected police among the profiles for rule ${id}, got none`);
    const near = police.find(
      ({ areaCodes }) => kecamatan !== null && coversArea(areaCodes, kecamatan),
    );
    return (near ?? any).code;
  };
}
