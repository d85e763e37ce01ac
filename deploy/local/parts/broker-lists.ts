import { type AclRule, aclsFor, type Participant, topicsFor } from '@sinergi/contracts';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';
import type { BrokerCount } from '../state/broker-count.js';
import { inSyncOf } from './broker-properties.js';
import { makeTopics } from './make-topics.js';

// KafkaJS is CommonJS, and Node does not find these names in it.
const {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  ConfigResourceTypes,
  ResourcePatternTypes,
} = kafkajs;

/** The topics of the exchange, with what the number of brokers adds to their settings. */
export function topicsOn(participants: readonly Participant[], brokers: BrokerCount) {
  const inSync = inSyncOf(brokers);
  return topicsFor(participants).map((topic) => ({
    ...topic,
    config: {
      ...topic.config,
      ...(brokers === 1 ? {} : { 'min.insync.replicas': String(inSync) }),
    },
  }));
}

/**
 * Makes the topics of the exchange that the broker does not have yet.
 * @returns how many were made
 */
export async function createTopics(
  admin: Admin,
  participants: readonly Participant[],
  brokers: BrokerCount = 1,
): Promise<number> {
  const known = new Set(await admin.listTopics());
  const missing = topicsOn(participants, brokers).filter(({ name }) => !known.has(name));
  if (missing.length === 0) return 0;
  await makeTopics(
    admin,
    missing.map(({ name, partitions, config }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: brokers,
      configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
    })),
  );
  return missing.length;
}

/**
 * Gives the topics that exist already the settings of the catalogue. Partition counts stay: they
 * are frozen.
 * @returns how many were changed
 */
export async function alignTopics(
  admin: Admin,
  participants: readonly Participant[],
  brokers: BrokerCount = 1,
): Promise<number> {
  const known = new Set(await admin.listTopics());
  const wanted = topicsOn(participants, brokers).filter(({ name }) => known.has(name));
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: wanted.map(({ name, config }) => ({
      ...{ type: ConfigResourceTypes.TOPIC, name, configNames: Object.keys(config) },
    })),
  });
  const present = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      new Map(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
  const differing = wanted.filter(({ name, config }) =>
    Object.entries(config).some(([key, value]) => present.get(name)?.get(key) !== value),
  );
  if (differing.length > 0)
    await admin.alterConfigs({
      validateOnly: false,
      resources: differing.map(({ name, config }) => ({
        ...{ type: ConfigResourceTypes.TOPIC, name },
        configEntries: Object.entries(config).map(([key, value]) => ({ name: key, value })),
      })),
    });
  return differing.length;
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
