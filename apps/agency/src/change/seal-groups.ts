import { encodeGroup, type FlowDescriptor, groupFingerprint } from '@sinergi/contracts';
import { sealScope } from '@sinergi/replica';
import type { Audience, GroupToSeal } from '@sinergi/trust';

type Fields = Readonly<Record<string, unknown>>;

const CORE = 'core';

/** Returns the audience of one agency, for content that is addressed to it alone. */
export const audienceOfAgency = (code: string): string => `to:${code}`;

/**
 * Lists the groups of an entity that are sealed, each with its key scope and its audiences.
 * @param subjectAreas districts whose audience may open its subject's identity
 */
export function groupsToSeal(
  flow: FlowDescriptor,
  entityId: string,
  value: Fields,
  subjectAreas: readonly string[],
): GroupToSeal[] {
  const subjectId = flow.subjectField
    ? ((value[flow.subjectField] as string | null) ?? null)
    : null;
  return flow.sealed.flatMap(({ field, group, recordName }) => {
    const content = value[field];
    const plain = Array.isArray(content)
      ? content
      : content === null || content === undefined
        ? []
        : [content];
    const audiences = audiencesFor(flow, group, value, subjectId === null ? [] : subjectAreas);
    return plain.map((one) => ({
      field,
      group,
      scope: sealScope(group, entityId, subjectId),
      audiences,
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
  if (group === 'addressed') {
    const addressees = flow.addresseesField
      ? ((value[flow.addresseesField] as string[] | undefined) ?? [])
      : [];
    const others = [...new Set(addressees)].filter((code) => code !== value['owner']);
    // A group for the owner alone uses the owner's audience. Its key is then on the log and
    // survives a restore from a backup.
    return (others.length > 0 ? others : [String(value['owner'])]).map(audienceOfAgency);
  }
  const area =
    flow.areaField && flow.opensInArea
      ? (value[flow.areaField] as string | null | undefined)
      : null;
  const areas = [...(area ? [area] : []), ...(group === 'identity' ? subjectAreas : [])];
  return [CORE, ...new Set(areas)];
}
