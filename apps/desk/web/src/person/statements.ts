import type { Entity } from '../api/entities';
import type { InboxItem } from '../api/inbox';

export type Relation = 'SAME_PERSON' | 'NOT_SAME_PERSON';

/** What is said, or proposed, about two subjects. */
export interface Statement {
  subjectId: string;
  relation: string;
  assertedAt: string;
}

/** Somebody who may be the same person, and why the page says so. */
export interface Candidate {
  subjectId: string;
  /** the kind of the inbox's item */
  kind: string;
}

/** Returns what an entity of the flow `subject` says of others. */
export const statementsOf = (subject: Entity, field: 'links' | 'proposals'): Statement[] =>
  (subject[field] as Statement[] | null | undefined) ?? [];

/** Returns statements with another one, which takes the place of what was said of the same two. */
export const withStatement = (
  statements: readonly Statement[],
  { subjectId, relation }: { subjectId: string; relation: Relation },
  now: number,
): Statement[] => [
  ...statements.filter((one) => one.subjectId !== subjectId),
  { subjectId, relation, assertedAt: new Date(now).toISOString() },
];

/** Returns the others of the items of an inbox in which a subject is, each once. */
export function candidatesIn(items: readonly InboxItem[], subjectId: string): Candidate[] {
  const found = items
    .filter(({ flow }) => flow === 'subject')
    .flatMap(({ kind, entityId, part }) => {
      const all = [entityId, ...(part ?? '').split('+')];
      return all.includes(subjectId) ? all.map((one) => ({ subjectId: one, kind })) : [];
    })
    .filter((one) => one.subjectId !== subjectId && one.subjectId !== '');
  return found.filter(
    (one, at) => found.findIndex((other) => other.subjectId === one.subjectId) === at,
  );
}
