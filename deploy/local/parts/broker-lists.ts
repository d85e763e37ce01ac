import { type AclRule, aclsFor, type Participant, topicsFor } from '@sinergi/contracts';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import { makeTopics } from './make-topics.js';

// KafkaJS is CommonJS, and Node does not find these names in it.
const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

/**
 * Makes the topics of the exchange that the broker does not have yet. Existing topics stay
 * unchanged: their partition counts are frozen.
 * @returns how many were made
 */
export async function createTopics(
  admin: Admin,
  participants: readonly Participant[],
): Promise<number> {
  const known = new Set(await admin.listTopics());
  const missing = topicsFor(participants).filter(({ name }) => !known.has(name));
  if (missing.length === 0) return 0;
  await makeTopics(
    admin,
    missing.map(({ name, partitions, config }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: 1,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  );
  return missing.length;
}

/**
 * Makes the broker's access list exactly that of the profiles: adds what is missing, removes what
 * is no longer allowed.
 */
export async function alignAcls(
  admin: Admin,
  participants: readonly Participant[],
): Promise<{ added: number; removed: number }> {
  const wanted = new Map(aclsFor(participants).map((rule) => [idOf(toEntry(rule)), toEntry(rule)]));
  const present = new Map((await describe(admin)).map((entry) => [idOf(entry), entry]));
  const missing = [...wanted].filter(([id]) => !present.has(id)).map(([, entry]) => entry);
  const surplus = [...present].filter(([id]) => !wanted.has(id)).map(([, entry]) => entry);
  if (missing.length > 0) await admin.createAcls({ acl: missing });
  if (surplus.length > 0) {
    await admin.deleteAcls({ filters: surplus });
  }
  return { added: missing.length, removed: surplus.length };
}

async function describe(admin: Admin): Promise<AclEntry[]> {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  } as never);
  return resources.flatMap(({ resourceType, resourceName, resourcePatternType, acls }) =>
    acls.map(({ principal, host, operation, permissionType }) => ({
      resourceType,
      resourceName,
      resourcePatternType: resourcePatternType ?? ResourcePatternTypes.LITERAL,
      principal,
      host,
      operation,
      permissionType,
    })),
  );
}

function toEntry({ principal, resourceType, name, patternType, operation }: AclRule): AclEntry {
  return {
    resourceType: AclResourceTypes[resourceType],
    resourceName: resourceType === 'CLUSTER' ? 'kafka-cluster' : name,
    resourcePatternType: ResourcePatternTypes[patternType],
    principal: `User:${principal}`,
    host: '*',
    operation: AclOperationTypes[operation],
    permissionType: AclPermissionTypes.ALLOW,
  };
}

function idOf({
  resourceType,
  resourceName,
  resourcePatternType,
  principal,
  host,
  operation,
  permissionType,
}: AclEntry): string {
  return [
    resourceType,
    resourceName,
    resourcePatternType,
    principal,
    host,
    operation,
    permissionType,
  ].join('|');
}
