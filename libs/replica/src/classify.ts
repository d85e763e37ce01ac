import type { Classification } from './verdict.js';

/**
 * Classifies a candidate by the history of this replica. The log alone decides: the version that
 * arrived first counts. A clock has no influence.
 *
 * @param hash the candidate's record hash
 * @param known the hash stored for the same key and version, if any
 * @param latestVersion the highest version of the entity in state, 0 when there is none
 */
export function classify(
  version: number,
  hash: Buffer,
  known: Buffer | undefined,
  latestVersion: number,
): Classification {
  if (known) return known.equals(hash) ? 'DUPLICATE' : 'FORK';
  return version > latestVersion ? 'APPLY' : 'STALE';
}
