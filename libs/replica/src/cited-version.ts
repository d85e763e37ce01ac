import type { DirectoryView } from './directory-view.js';
import { type Dead, dead } from './verdict.js';

/**
 * The directory version under which a record says that it was written. `NONE`: the record names no
 * version, or names it in another form.
 */
export type CitedVersion =
  | { verdict: 'CITED'; version: bigint }
  | { verdict: 'NONE' }
  | { verdict: 'WAIT'; for: 'DIRECTORY' }
  | Dead;

/**
 * Returns the directory version that a record cites, once this replica has read that version.
 *
 * @param appendedAt the record's LogAppendTime, epoch ms
 * @param directoryEnd log end of the directory topic, read after the record was read: no record can
 * have been published under a later version
 */
export function citedVersion(
  headers: Record<string, string>,
  appendedAt: number,
  directory: DirectoryView,
  directoryEnd: bigint,
): CitedVersion {
  const text = headers['directory-version'];
  if (text === undefined || !/^\d{1,15}$/.test(text)) return { verdict: 'NONE' };
  const version = BigInt(text);
  if (version > directory.version) {
    if (version > directoryEnd)
      return dead(
        'FUTURE_DIRECTORY',
        `Expected a directory version of at most ${directoryEnd}, got ${version}`,
      );
    return { verdict: 'WAIT', for: 'DIRECTORY' };
  }
  if (directory.reachedAt(version) > appendedAt)
    return dead(
      'FUTURE_DIRECTORY',
      `Expected a directory version older than the record, got ${version}`,
    );
  return { verdict: 'CITED', version };
}
