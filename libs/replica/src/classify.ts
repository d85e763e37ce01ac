import type { Classification } from './verdict.js';

/**
 * What becomes of a candidate, given what this replica's history already holds. A function of the
 * log alone: which version arrived first decides, never a clock.
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
