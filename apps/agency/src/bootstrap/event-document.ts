import { asyncApi, subscribedTopics, topicCatalogue } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';

type Json = Record<string, unknown>;

interface Channel extends Json {
  address: string;
  servers: { $ref: string }[];
  parameters?: Json;
}
interface Operation extends Json {
  action: 'send' | 'receive';
  channel: { $ref: string };
  messages: { $ref: string }[];
}
interface Document extends Json {
  info: Json;
  servers: Record<string, Json>;
  channels: Record<string, Channel>;
  operations: Record<string, Operation>;
  components: { messages: Record<string, Json> } & Json;
}

/** The agency that is described, and the addresses of its services. */
export interface EventContext {
  profile: AgencyProfile;
  profiles: readonly AgencyProfile[];
  /** host and port of each broker */
  brokers: readonly string[];
  registryUrl: string;
  /** this agency's API, as the request addressed it */
  api: { host: string; protocol: string };
}

/**
 * Describes an agency's events: the topics that its service writes and reads, and its feed. Topics
 * of no concern to it are absent. Source: AsyncAPI 3.0.0.
 */
export function eventDocument(context: EventContext): object {
  const { profile, profiles, brokers, registryUrl, api } = context;
  const whole = structuredClone(asyncApi) as Document;
  const { exchange, agency } = whole.servers as { exchange: Json; agency: Json };
  const names = brokers.map((_, at) => (at === 0 ? 'exchange' : `exchange${at + 1}`));
  const servers = Object.fromEntries(
    names.map((name, at) => [name, serverOf(exchange, brokers[at]!, registryUrl)]),
  );
  const onBrokers = names.map((name) => ({ $ref: `#/servers/${name}` }));
  const { feed } = whole.channels as { feed: Channel };
  const channels: Document['channels'] = {};
  const operations: Document['operations'] = {};
  const read = new Set(subscribedTopics(profile.code, profiles));
  for (const [name, operation] of Object.entries(whole.operations)) {
    const of = operation.channel.$ref.split('/').at(-1)!;
    const channel = whole.channels[of]!;
    if (of === 'feed') continue;
    const known = topicCatalogue.find(
      ({ topic }) => topic.replace('<agency>', '{agency}') === channel.address,
    )!;
    const isSent =
      operation.action === 'send' &&
      (known.write === 'self' || profile.publishes.includes(String(known.flow)));
    const codes = profiles
      .map(({ code }) => code)
      .filter((code) => read.has(known.topic.replace('<agency>', code)));
    const isReceived = operation.action === 'receive' && codes.length > 0;
    if (!isSent && !isReceived) continue;
    // Of a topic that exists once per agency, this agency writes its own and also reads the
    // others'.
    const isOwn = isSent && known.perAgency;
    const { parameters, ...rest } = channel;
    const channelName = isOwn ? `own${of.charAt(0).toUpperCase()}${of.slice(1)}` : of;
    channels[channelName] ??= {
      ...rest,
      address: isOwn ? known.topic.replace('<agency>', profile.code) : channel.address,
      servers: onBrokers,
      ...(parameters && !isOwn
        ? { parameters: { agency: { ...(parameters['agency'] as Json), enum: codes } } }
        : {}),
    };
    operations[name] = pointedAt(operation, channelName);
  }
  channels['feed'] = feed;
  operations['sendFeed'] = whole.operations['sendFeed']!;
  const said = JSON.stringify(channels);
  const messages = Object.fromEntries(
    Object.entries(whole.components.messages).filter(([name]) =>
      said.includes(`"#/components/messages/${name}"`),
    ),
  );
  return {
    ...whole,
    info: {
      ...whole.info,
      title: `Sinergi: the events of ${profile.nameEn}`,
      description:
        `The topics that the service of ${profile.code} writes and reads, and its feed. ` +
        "Records may be read with the agency's own account by any client that speaks " +
        "Confluent's wire format. They are written only through its API.",
    },
    servers: { ...servers, agency: { ...hostOnly(agency), ...api } },
    channels,
    operations,
    components: { ...whole.components, messages },
  };
}

function serverOf(server: Json, host: string, registryUrl: string): Json {
  const { kafka } = server['bindings'] as { kafka: Json };
  return {
    ...hostOnly(server),
    host,
    bindings: { kafka: { ...kafka, schemaRegistryUrl: registryUrl } },
  };
}

/** Removes the variables that stood for the host. */
function hostOnly({ variables: _, ...server }: Json): Json {
  return server;
}

function pointedAt(operation: Operation, channel: string): Operation {
  return {
    ...operation,
    channel: { $ref: `#/channels/${channel}` },
    messages: operation.messages.map(({ $ref }) => ({
      $ref: `#/channels/${channel}/messages/${$ref.split('/').at(-1)}`,
    })),
  };
}
