import { encodeGroup, type FlowDescriptor, groupFingerprint } from '@sinergi/contracts';
import { sealScope } from '@sinergi/replica';
import type { Audience, GroupToSeal } from '@sinergi/trust';

type Fields = Readonly<Record<string, unknown>>;

const CORE = 'core';

/** Returns the audience of one agency, for content that is addressed to it alone. */
export const audienceOfAgency = (code: string): string => `to:${code}`;

/** The districts whose audiences may open a subject's identity. */
export interface SubjectAreas {
  areas: readonly string[];
  /** asks again, after the subject's key was locked */
  areasNow(subjectId: string): Promise<readonly string[]>;
}

/** Lists the groups of an entity that are sealed, each with its key scope and its audiences. */
export function groupsToSeal(
  flow: FlowDescriptor,
  entityId: string,
  value: Fields,
  { areas, areasNow }: SubjectAreas,
): GroupToSeal[] {
  const subjectId = subjectOf(flow, value);
  return flow.sealed.flatMap(({ field, group, recordName }) => {
    const content = value[field];
    const plain = Array.isArray(content)
      ? content
      : content === null || content === undefined
        ? []
        : [content];
    const audiences = audiencesFor(flow, group, value, areas);
    const isOfSubject = group === 'identity' && subjectId !== null;
    return plain.map((one) => ({
      field,
      group,
      scope: sealScope(group, entityId, subjectId),
      audiences,
      ...(isOfSubject ? { audiencesNow: () => areasNow(subjectId) } : {}),
      fingerprint: groupFingerprint(recordName),
      plaintext: encodeGroup(recordName, one as never),
    }));
  });
}

/**
 * Lists the audiences that an agency's events of a flow may need, so that their keys can be made
 * ahead.
 */
export function audiencesOf(
  flow: FlowDescriptor,
  value: Fields,
  subjectAreas: readonly string[],
): Audience[] {
  return flow.sealed.flatMap(({ group }) =>
    audiencesFor(flow, group, value, subjectAreas).map((audience) => ({ group, audience })),
  );
}

function audiencesFor(
  flow: FlowDescriptor,
  group: string,
  value: Fields,
  subjectAreas: readonly string[],
): string[] {
  const addressees = flow.addresseesField
    ? ((value[flow.addresseesField] as string[] | undefined) ?? [])
    : [];
  const others = [...new Set(addressees)].filter((code) => code !== value['owner']);
  // A watch is its own: whoever may open a person's permit may not open that the person is watched.
  if (group === 'watch') {
    const area = flow.areaField ? (value[flow.areaField] as string | null | undefined) : null;
    return [CORE, ...others.map(audienceOfAgency), ...(area ? [area] : [])];
  }
  if (group === 'addressed') {
    // A group for the owner alone uses the owner's audience. Its key is then on the log and
    // survives a restore from a backup.
    return (others.length > 0 ? others : [String(value['owner'])]).map(audienceOfAgency);
  }
  // The key of a subject's identity opens it in every flow, so a district has to earn it.
  if (group === 'identity' && subjectOf(flow, value) !== null) return [CORE, ...subjectAreas];
  const area =
    flow.areaField && flow.opensInArea
      ? (value[flow.areaField] as string | null | undefined)
      : null;
  return [CORE, ...(area ? [area] : [])];
}

function subjectOf({ subjectField }: FlowDescriptor, value: Fields): string | null {
  return subjectField ? ((value[subjectField] as string | null | undefined) ?? null) : null;
}
