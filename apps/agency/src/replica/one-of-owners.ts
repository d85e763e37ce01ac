import { Problem } from '../problem/problem.js';

/**
 * Returns the one row of an id that was looked up; null where there is none. Ids come from those
 * who write, so a second owner may use one that exists. Whose is meant, only the caller knows.
 *
 * @throws Problem several-owners
 */
export function oneOfOwners<T>(
  id: string,
  rows: readonly T[],
  ownerOf: (row: T) => string,
): T | null {
  if (rows.length < 2) return rows[0] ?? null;
  const owners = [...new Set(rows.map(ownerOf))].sort().join(', ');
  throw new Problem(
    'several-owners',
    `Expected one record with the id ${id}, got ${rows.length} or more, of ${owners}`,
  );
}
