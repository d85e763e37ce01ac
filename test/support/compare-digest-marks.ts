import { type SqlSession, withSession } from '@sinergi/testing';
import type { AgencyDescriptor } from '../../deploy/local/descriptor.js';

/** The digest marks that two or more copies hold at the same coordinates. */
export interface DigestMarkComparison {
  compared: number;
  /** `topic/partition@offset`: the copies that differ */
  differing: string[];
}

interface DigestMark {
  mark: string;
  digest: string;
}

/**
 * Compares the digests of every copy at its digest marks. Equal offsets must have equal digests in
 * all copies.
 */
export async function compareDigestMarks(
  agencies: readonly Pick<AgencyDescriptor, 'code' | 'databaseUrl'>[],
): Promise<DigestMarkComparison> {
  const holders = new Map<string, { agency: string; digest: string }[]>();
  for (const { code, databaseUrl } of agencies) {
    for (const { mark, digest } of await digestMarksOf(databaseUrl))
      holders.set(mark, [...(holders.get(mark) ?? []), { agency: code, digest }]);
  }
  const shared = [...holders].filter(([, held]) => held.length > 1);
  const differing = shared
    .filter(([, held]) => new Set(held.map(({ digest }) => digest)).size > 1)
    .map(
      ([mark, held]) =>
        `${mark}: ` +
        `${held.map(({ agency, digest }) => `${agency} ${digest.slice(0, 8)}`).join(', ')}`,
    );
  return { compared: shared.length, differing };
}

function digestMarksOf(databaseUrl: string): Promise<DigestMark[]> {
  return withSession(databaseUrl, async (query) => {
    if (await isEmpty(query)) return [];
    const { rows } = await query(
      `SELECT topic || '/' || partition || '@' || (cut->>'offset') AS mark, cut->>'digest' AS digest
       FROM position, jsonb_array_elements(cuts) AS cut WHERE topic NOT LIKE 'timpora.key.%'`,
    );
    return rows.map(({ mark, digest }) => ({ mark: String(mark), digest: String(digest) }));
  });
}

/** The database of an agency that has not joined yet has no tables. */
export async function isEmpty(query: SqlSession['query']): Promise<boolean> {
  const { rows } = await query(
    "SELECT to_regclass('feed') IS NULL OR to_regclass('dead_letter') IS NULL AS empty",
  );
  return rows[0]!['empty'] === true;
}
