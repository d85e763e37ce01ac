import type { SqlQuery } from '@sinergi/database';
import { type Violation, validateLaneOf } from '@sinergi/domain';
import type { HeldEntities } from '../replica/held-entities.js';
import type { CheckedSubmission } from './submission.js';

type Fields = Record<string, unknown>;

interface Citation {
  /** JSON pointer */
  field: string;
  /** a flow, or `entity`, or `event` */
  of: string;
  id: string;
}

/**
 * Finds every reference from one lane into another, such as a live alert with events of an
 * exercise, or an exercise about a real person, and every subject of whom this agency knows
 * nothing: an id that nobody minted names nobody. Only references in the request are checked, and
 * only against what this agency holds. Rules check the entities that they need (`relates`)
 * themselves.
 */
export async function validateCitations(
  checked: CheckedSubmission,
  after: Fields,
  held: HeldEntities,
  query: SqlQuery,
): Promise<Violation[]> {
  const citations = citationsIn(checked);
  if (citations.length === 0) return [];
  const found = await held.cited(query, citations);
  const subjects = citations.filter(({ of }) => of === 'subject').map(({ id }) => id);
  const known = await held.knownSubjects(query, subjects);
  return citations.flatMap(({ field, of, id }): Violation[] => {
    if (of === 'subject' && !known.has(id))
      return [{ field, expected: 'a subject of whom this agency holds something', got: id }];
    return (found.get(id) ?? [])
      .flatMap((other) => validateLaneOf(field, after, other))
      .slice(0, 1);
  });
}

function citationsIn({ flow: { descriptor, rules }, fields }: CheckedSubmission): Citation[] {
  const { flow, subjectField } = descriptor;
  const cites: Record<string, string> = {
    ...(subjectField && flow !== 'subject' ? { [subjectField]: 'subject' } : {}),
    ...rules.cites,
    causationId: 'event',
  };
  return Object.entries(cites).flatMap(([path, of]) => {
    const [name, inner] = path.split('.') as [string, string?];
    const said = fields[name];
    const pointer = `/${name}`;
    if (!Array.isArray(said))
      return typeof said === 'string' ? [{ field: pointer, of, id: said.toLowerCase() }] : [];
    return said.map((one, at) => ({
      field: `${pointer}/${at}${inner === undefined ? '' : `/${inner}`}`,
      of,
      id: String(inner === undefined ? one : (one as Fields)[inner]).toLowerCase(),
    }));
  });
}
