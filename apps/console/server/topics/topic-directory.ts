import {
  type AclRule,
  aclsFor,
  isRestrictedTopic,
  type Participant,
  subscribedTopics,
  topicCatalogue,
  topicsFor,
} from '@sinergi/contracts';

/** A topic as the catalogue and the profiles define it, without its traffic. */
export interface KnownTopic {
  topic: string;
  /** the flow, or `report`, `key`, `dlq` for topics of one agency */
  flow: string;
  agency: string | null;
  recordName: string;
  publishers: string[];
  subscribers: string[];
  partitions: number;
  isCompared: boolean;
  config: Readonly<Record<string, string>>;
  access: { principal: string; operation: string }[];
}

const OWN_KINDS: Record<string, string> = {
  KeyRecord: 'key',
  Report: 'report',
  DeadLetterNotice: 'dlq',
};
const RELAY = '.relay';

/**
 * Returns every topic of the exchange by name, except those of restricted flows, with its
 * publishers and subscribers, from the same lists that configure the broker.
 */
export function topicDirectory(participants: readonly Participant[]): Map<string, KnownTopic> {
  const rules = rulesByTopic(aclsFor(participants));
  const services = participants.filter(({ kind }) => kind !== 'OPERATOR').map(({ code }) => code);
  const read = new Map(
    services.map((code) => [code, new Set(subscribedTopics(code, participants))]),
  );
  const topics = topicsFor(participants).filter(({ name }) => !isRestrictedTopic(name));
  return new Map(
    topics.map(({ name, recordName, flow, partitions, compared, config }) => {
      const access = rules.get(name) ?? [];
      const writers = access
        .filter(({ operation }) => operation === 'WRITE')
        .map(({ principal }) => principal);
      return [
        name,
        {
          topic: name,
          flow: flow ?? OWN_KINDS[recordName] ?? recordName,
          agency: ownerOf(name, services),
          recordName,
          publishers: writers.map((principal) => principal.replace(RELAY, '')).sort(),
          subscribers: services.filter((code) => read.get(code)!.has(name)).sort(),
          partitions,
          isCompared: compared,
          config,
          access,
        },
      ];
    }),
  );
}

function rulesByTopic(rules: readonly AclRule[]): Map<string, KnownTopic['access']> {
  const byTopic = new Map<string, KnownTopic['access']>();
  for (const { resourceType, name, principal, operation } of rules) {
    if (resourceType !== 'TOPIC') continue;
    byTopic.set(name, [...(byTopic.get(name) ?? []), { principal, operation }]);
  }
  return byTopic;
}

function ownerOf(name: string, codes: readonly string[]): string | null {
  const families = topicCatalogue.filter(({ perAgency }) => perAgency);
  return (
    codes.find((code) => families.some(({ topic }) => topic.replace('<agency>', code) === name)) ??
    null
  );
}
