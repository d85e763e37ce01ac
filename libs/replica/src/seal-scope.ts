/**
 * Returns the id to which the key of a sealed group belongs. Identity belongs to the subject: an
 * agency that may open a person's identity once may open it wherever that person appears. A
 * location belongs to its entity alone. Otherwise a district entitled to one location would hold
 * the key to all locations of the person.
 *
 * @param entityId the entity whose event is sealed
 * @param subjectId its subject, where it has one
 */
export function sealScope(group: string, entityId: string, subjectId: string | null): string {
  return group === 'identity' && subjectId !== null ? subjectId : entityId;
}
