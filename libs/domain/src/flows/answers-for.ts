import { coversArea } from '../covers-area.js';
import type { RuleParticipant } from '../flow-rules.js';

/**
 * Whether a participant is an agency that answers for a district.
 *
 * @param district Kemendagri code, such as `31.71.06`
 */
export const answersFor = (
  who: string,
  district: string,
  participants: readonly RuleParticipant[],
): boolean =>
  participants.some(
    ({ code, kind, areaCodes }) =>
      code === who && kind === 'AGENCY' && coversArea(areaCodes, district),
  );
