import type { Fields } from '../../flow-rules.js';
import type { Violation } from '../../violation.js';
import { trackOf } from './case-tracks.js';

const FIELD = '/citesCaseId';

/**
 * Validates the case that a case follows from: of a track from which its own may follow, about the
 * same person, and one that was not retracted.
 *
 * @param cited the case that `citesCaseId` names, as it is held; undefined where it names none
 */
export function validateCitedCase(after: Fields, cited: Fields | undefined): Violation[] {
  const track = trackOf(after);
  if (!track) return [];
  const tracks = track.cites.join(' or ');
  if (!cited)
    return track.mustCite
      ? [{ field: FIELD, expected: `a case of track ${tracks}`, got: 'none' }]
      : [];
  if (!track.cites.includes(String(cited['track'])))
    return [
      {
        field: FIELD,
        expected: `a case of track ${tracks}`,
        got: `one of track ${String(cited['track'])}`,
      },
    ];
  if (cited['subjectId'] !== after['subjectId'])
    return [{ field: FIELD, expected: 'a case about the same subject', got: 'one about another' }];
  if (cited['step'] === 'RETRACTED')
    return [{ field: FIELD, expected: 'a case that was not retracted', got: 'one that was' }];
  return [];
}
