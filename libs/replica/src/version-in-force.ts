import type { DirectoryView } from '@sinergi/directory';
import { type Dead, dead } from './verdict.js';

/**
 * The directory version by which a record is admitted. `NONE`: no fence lies before the record, and
 * it names no version, or names it in another form.
 */
export type VersionInForce =
  | { verdict: 'IN_FORCE'; version: bigint; isFenced: boolean }
  | { verdict: 'NONE' }
  | { verdict: 'WAIT'; for: 'DIRECTORY' }
  | Dead;

/** The facts of a record that decide about its directory version. */
export interface Written {
  headers: Record<string, string>;
  /** LogAppendTime, epoch ms */
  appendedAt: number;
  /** the version that the fences before the record put in force; undefined before the first */
  fence: bigint | undefined;
}

/**
 * Returns the directory version by which a record is admitted: that of the fences before it in its
 * own partition. Before the partition's first fence it is the version that the record cites, once
 * this replica has read that version.
 *
 * @param directoryEnd log end of the directory topic, read after the record was read: no record can
 * have been published under a later version
 */
export function versionInForce(
  { headers, appendedAt, fence }: Written,
  directory: DirectoryView,
  directoryEnd: bigint,
): VersionInForce {
  if (fence !== undefined)
    return fence > directory.version
      ? { verdict: 'WAIT', for: 'DIRECTORY' }
      : { verdict: 'IN_FORCE', version: fence, isFenced: true };
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
  return { verdict: 'IN_FORCE', version, isFenced: false };
}
