import { topicCatalogue } from './generated/topics.js';
import type { RecordName } from './generated/types.js';
import type { ReadRule, TopicDefinition } from './topic-definition.js';
import { isRestrictedTopic } from './topic-record.js';

/** The part of a participant's profile that the topic and access lists need. */
export interface Participant {
  code: string;
  kind: 'AGENCY' | 'SERVICE' | 'OPERATOR';
  publishes: readonly string[];
  subscribes: readonly string[];
}

/** A topic with the settings that the broker must have. */
export interface TopicToCreate {
  name: string;
  partitions: number;
  config: Readonly<Record<string, string>>;
  recordName: RecordName;
  flow?: string;
  compared: boolean;
}

export interface AclRule {
  /** without the `User:` in front */
  principal: string;
  resourceType: 'TOPIC' | 'GROUP' | 'CLUSTER';
  name: string;
  patternType: 'LITERAL' | 'PREFIXED';
  operation: 'READ' | 'WRITE' | 'DESCRIBE' | 'DESCRIBE_CONFIGS';
}

type Participants = readonly Participant[];
/**
 * The account that reads: the replica's for keeping, the replica's for looking only, or the
 * agency's own readers'.
 */
type ReadRole = 'replica' | 'looker' | 'client';

/** Returns the participants that run a service and therefore have topics and accounts. */
const services = (participants: Participants): Participants =>
  participants.filter(({ kind }) => kind !== 'OPERATOR');
const nameFor = ({ topic }: TopicDefinition, code: string): string =>
  topic.replace('<agency>', code);

/** Returns every topic of the exchange for these participants. */
export function topicsFor(
  participants: Participants,
  catalogue: readonly TopicDefinition[] = topicCatalogue,
): TopicToCreate[] {
  return catalogue.flatMap((definition) => {
    const { partitions, config, recordName, flow, compared, perAgency } = definition;
    const names = perAgency
      ? services(participants).map(({ code }) => nameFor(definition, code))
      : [definition.topic];
    return names.map((name) => ({
      name,
      partitions,
      config,
      recordName,
      ...(flow ? { flow } : {}),
      compared,
    }));
  });
}

/**
 * Returns the topics that an agency's replica reads: the flows to which it subscribes, the
 * directory, and all agencies' keys.
 */
export function subscribedTopics(
  code: string,
  participants: Participants,
  catalogue: readonly TopicDefinition[] = topicCatalogue,
): string[] {
  const self = participants.find((participant) => participant.code === code);
  if (!self) throw new TypeError(`Expected a participant, got ${code}`);
  return catalogue.flatMap((definition) => readBy(definition, self, participants, 'replica'));
}

/** Returns the access rules. The default is to deny; only these rules allow. */
export function aclsFor(
  participants: Participants,
  catalogue: readonly TopicDefinition[] = topicCatalogue,
): AclRule[] {
  return [
    ...services(participants).flatMap((participant) =>
      serviceAcls(participant, participants, catalogue),
    ),
    ...operatorAcls(participants, catalogue),
  ];
}

function serviceAcls(
  self: Participant,
  participants: Participants,
  catalogue: readonly TopicDefinition[],
): AclRule[] {
  const { code } = self;
  const isCoordinator = self.publishes.includes('directory');
  const written = catalogue.flatMap((definition) => {
    const { flow, recordName, topic, write } = definition;
    // The coordinator writes the fences of every topic that is admitted by the directory. What else
    // it would write there needs the owner's signature.
    if (isCoordinator && recordName === 'KeyRecord')
      return services(participants).map((participant) => nameFor(definition, participant.code));
    if (write === 'self') return [nameFor(definition, code)];
    return flow && (isCoordinator || self.publishes.includes(flow)) ? [topic] : [];
  });
  const read = (role: 'replica' | 'client'): AclRule[] => [
    ...catalogue
      .flatMap((definition) =>
        readBy(definition, self, participants, role === 'replica' ? 'looker' : role),
      )
      .map((name) => topicRule(`${code}.${role}`, name, 'READ')),
    {
      principal: `${code}.${role}`,
      resourceType: 'GROUP',
      name: `${code}.${role}`,
      patternType: 'PREFIXED',
      operation: 'READ',
    },
  ];
  return [
    ...written.map((name) => topicRule(`${code}.relay`, name, 'WRITE')),
    ...read('replica'),
    ...read('client'),
  ];
}

function operatorAcls(
  participants: Participants,
  catalogue: readonly TopicDefinition[],
): AclRule[] {
  if (!participants.some(({ kind }) => kind === 'OPERATOR')) return [];
  const topics = topicsFor(participants, catalogue)
    .map(({ name }) => name)
    .filter((name) => !isRestrictedTopic(name));
  const readable = catalogue.filter(({ read }) => read.includes('operator'));
  const read = readable.flatMap((definition) =>
    definition.perAgency
      ? services(participants).map(({ code }) => nameFor(definition, code))
      : [definition.topic],
  );
  return [
    ...read.map((name) => topicRule('operator', name, 'READ')),
    ...topics.map((name) => topicRule('operator', name, 'DESCRIBE')),
    ...topics.map((name) => topicRule('operator', name, 'DESCRIBE_CONFIGS')),
    // The sizes of the logs are asked of the cluster.
    {
      principal: 'operator',
      resourceType: 'CLUSTER',
      name: 'kafka-cluster',
      patternType: 'LITERAL',
      operation: 'DESCRIBE',
    },
    {
      principal: 'operator',
      resourceType: 'GROUP',
      name: '*',
      patternType: 'LITERAL',
      operation: 'DESCRIBE',
    },
    {
      principal: 'operator',
      resourceType: 'GROUP',
      name: 'operator',
      patternType: 'PREFIXED',
      operation: 'READ',
    },
  ];
}

function readBy(
  definition: TopicDefinition,
  self: Participant,
  participants: Participants,
  role: ReadRole,
): string[] {
  if (
    self.kind === 'OPERATOR' ||
    !definition.read.some((rule) => allows(rule, definition, self, role))
  )
    return [];
  return definition.perAgency
    ? services(participants).map(({ code }) => nameFor(definition, code))
    : [definition.topic];
}

function allows(
  rule: ReadRule,
  { flow }: TopicDefinition,
  self: Participant,
  role: ReadRole,
): boolean {
  switch (rule) {
    case 'everyone':
      return true;
    case 'replicas':
      return role !== 'client';
    case 'receipts':
      return role === 'looker';
    case 'subscribers':
      return flow !== undefined && self.subscribes.includes(flow);
    case 'operator':
      return false;
    default:
      return role !== 'client' && self.subscribes.includes(rule.slice('subscribers-of:'.length));
  }
}

const topicRule = (principal: string, name: string, operation: AclRule['operation']): AclRule => ({
  principal,
  resourceType: 'TOPIC',
  name,
  patternType: 'LITERAL',
  operation,
});
