/** A statement about two subjects. */
export interface SubjectStatement {
  from: string;
  to: string;
  relation: 'SAME_PERSON' | 'NOT_SAME_PERSON';
  /** epoch ms */
  assertedAt: number;
}

/**
 * Returns the subjects that are the same person: those reached over SAME_PERSON. A NOT_SAME_PERSON
 * about the same two subjects, as late or later, cancels it. Cycles and chains are allowed: each
 * subject is visited once.
 *
 * @returns ids, sorted, with the given one
 */
export function clusterOf(subjectId: string, statements: readonly SubjectStatement[]): string[] {
  const deniedAt = new Map<string, number>();
  for (const one of statements) {
    if (one.relation === 'NOT_SAME_PERSON')
      deniedAt.set(
        pairOf(one),
        Math.max(one.assertedAt, deniedAt.get(pairOf(one)) ?? Number.NEGATIVE_INFINITY),
      );
  }
  const neighbours = new Map<string, Set<string>>();
  for (const one of statements) {
    if (
      one.relation !== 'SAME_PERSON' ||
      one.assertedAt <= (deniedAt.get(pairOf(one)) ?? Number.NEGATIVE_INFINITY)
    )
      continue;
    join(neighbours, one.from, one.to);
    join(neighbours, one.to, one.from);
  }
  const reached = new Set([subjectId]);
  for (const id of reached) for (const next of neighbours.get(id) ?? []) reached.add(next);
  return [...reached].sort();
}

const pairOf = ({ from, to }: SubjectStatement): string => [from, to].sort().join(' ');

function join(neighbours: Map<string, Set<string>>, from: string, to: string): void {
  const known = neighbours.get(from) ?? new Set<string>();
  known.add(to);
  neighbours.set(from, known);
}
