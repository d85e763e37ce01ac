/**
 * What the key of a sealed group belongs to. Identity is the subject's: who may open it once may
 * open it wherever the same person appears. A place belongs to its entity alone, or a district
 * entitled to one place would hold the key to the person's places everywhere.
 *
 * @param entityId the entity whose event is sealed
 * @param subjectId its subject, where it has one
 */
export function sealScope(group: string, entityId: string, subjectId: string | null): string {
  return group === 'identity' && subjectId !== null ? subjectId : entityId;
}
