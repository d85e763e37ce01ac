/**
 * One agency's digests of one partition, at each offset that its report covers: its position, and
 * its latest digest marks.
 */
export interface DigestHolder {
  agency: string;
  digests: ReadonlyMap<bigint, string>;
}

/**
 * The comparison of one agency's copy of a partition with the others', at the latest offset at
 * which most of them can be compared.
 */
export type DigestVerdict =
  | {
      kind: 'equal' | 'different' | 'no-majority';
      offset: bigint;
      agreeing: number;
      compared: number;
    }
  | { kind: 'incomparable'; compared: number };

/**
 * Compares digests of one partition over the agencies whose reports are fresh. A digest at offset B
 * covers all records below B, so two agencies can be compared only at an offset for which both have
 * a digest: a common position or a common digest mark.
 *
 * An agency is evaluated at its latest offset for which a strict majority of the holders (itself
 * included) has a digest. So a few late agencies that agree with each other prove nothing. At that
 * offset a strict majority of the compared must hold the prevailing digest. Without such a majority
 * nobody can tell which copy is right, and each of them is `no-majority`.
 */
export function compareDigests(holders: readonly DigestHolder[]): Map<string, DigestVerdict> {
  const votesAt = new Map<bigint, Map<string, number>>();
  for (const holder of holders) {
    for (const [offset, digest] of holder.digests) {
      const votes = votesAt.get(offset) ?? new Map<string, number>();
      votes.set(digest, (votes.get(digest) ?? 0) + 1);
      votesAt.set(offset, votes);
    }
  }
  return new Map(
    holders.map((holder) => [holder.agency, evaluate(holder, holders.length, votesAt)]),
  );
}

function evaluate(
  holder: DigestHolder,
  holders: number,
  votesAt: Map<bigint, Map<string, number>>,
): DigestVerdict {
  let widest = 1;
  let best:
    | { offset: bigint; digest: string; votes: Map<string, number>; compared: number }
    | undefined;
  for (const [offset, digest] of holder.digests) {
    const votes = votesAt.get(offset) ?? new Map<string, number>();
    const compared = [...votes.values()].reduce((sum, count) => sum + count, 0);
    widest = Math.max(widest, compared);
    if (compared < 2 || compared * 2 <= holders) continue;
    if (best === undefined || offset > best.offset) best = { offset, digest, votes, compared };
  }
  if (best === undefined) return { kind: 'incomparable', compared: widest };
  const { offset, compared, votes, digest } = best;
  const [prevailing, agreeing] = [...votes].reduce((most, next) =>
    next[1] > most[1] ? next : most,
  );
  if (agreeing * 2 <= compared) return { kind: 'no-majority', offset, agreeing, compared };
  return { kind: digest === prevailing ? 'equal' : 'different', offset, agreeing, compared };
}
