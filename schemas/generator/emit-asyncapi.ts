import type { Sources } from './avro-source.js';
import { topicDefinition } from './emit-catalogues.js';
import type { TopicSource } from './topic-source.js';

type Json = Record<string, unknown>;

const FENCE = 'Fence';
const KAFKA_BINDING = '0.5.0';
const AVRO = 'application/vnd.apache.avro+json;version=1.9.0';
const UUID = { type: 'string', format: 'uuid' };
const TIME = { type: 'string', format: 'date-time' };
const DIGITS = { type: 'string', pattern: '^[0-9]+$' };

/** Describes who writes and reads a topic. The rules are at the head of topics.yaml. */
const WRITERS: Record<TopicSource['write'], string> = {
  publishers: 'the relay of every agency whose profile publishes the flow',
  self: 'the relay of the agency in its name',
};
const READERS: Record<string, string> = {
  subscribers: 'replicas and readers of every agency whose profile subscribes to the flow',
  everyone: 'replicas and readers of every agency',
  replicas: 'replicas of every agency',
  receipts: 'replicas of every agency, to say who has what',
  operator: 'the operator',
};

/**
 * Emits `asyncapi.ts`: the exchange's event interface. Source: AsyncAPI 3.0.0, Kafka bindings
 * 0.5.0.
 */
export function emitAsyncApi(sources: Sources, topics: TopicSource[], version: string): string {
  const document = {
    asyncapi: '3.0.0',
    info: {
      title: 'Sinergi: the exchange',
      version,
      description:
        "Every topic of the exchange and each agency's feed. Operations are those of an " +
        "agency's own service: what it sends and what it receives. Generated from schemas/.",
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/avro',
    servers: { exchange: exchangeServer(), agency: agencyServer() },
    channels: {
      ...Object.fromEntries(topics.map((t) => [channelName(t), channel(t, sources)])),
      feed: feedChannel(),
    },
    operations: { ...Object.fromEntries(topics.flatMap(operations)), sendFeed: sendFeed() },
    components: {
      messages: {
        ...Object.fromEntries(topics.map((t) => [t.record, message(t, sources)])),
        [FENCE]: fenceMessage(sources),
        FeedEvent: feedMessage(),
      },
      schemas: {
        EventHeaders: headersSchema([]),
        EntityHeaders: headersSchema(['ce_subject', 'entity-version', 'directory-version']),
      },
      securitySchemes: {
        scram: {
          type: 'scramSha512',
          description: 'An account of its own for each role: relay, replica, reader',
        },
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "Client credentials of the agency's own systems",
        },
      },
    },
  };
  const text = JSON.stringify(document, null, 2).replaceAll(
    /"recordSchemas\.(\w+)"/g,
    'recordSchemas.$1',
  );
  return `import { recordSchemas } from './schemas.js';

/** Every topic and the feed, as AsyncAPI 3.0. */
export const asyncApi: object = ${text};
`;
}

function exchangeServer(): Json {
  return {
    host: '{broker}',
    protocol: 'kafka-secure',
    description: 'The brokers of Timpora, over TLS',
    variables: {
      broker: {
        default: 'localhost:9093',
        description: 'A broker of this installation, with its port',
      },
    },
    security: [{ $ref: '#/components/securitySchemes/scram' }],
    bindings: { kafka: { schemaRegistryVendor: 'apicurio', bindingVersion: KAFKA_BINDING } },
  };
}

function agencyServer(): Json {
  return {
    host: '{api}',
    protocol: 'https',
    description: "One agency's own API",
    variables: {
      api: { default: 'localhost:443', description: "The agency's API, with its port" },
    },
    security: [{ $ref: '#/components/securitySchemes/token' }],
  };
}

const channelName = ({ flow, record }: TopicSource): string =>
  flow ?? record.charAt(0).toLowerCase() + record.slice(1);

function channel(t: TopicSource, sources: Sources): Json {
  const { perAgency, config } = topicDefinition(t);
  const readers = t.read.map(
    (rule) => READERS[rule] ?? `replicas of every agency that subscribes to ${rule.split(':')[1]}`,
  );
  return {
    address: t.topic.replace('<agency>', '{agency}'),
    title: t.flow ?? t.record,
    description:
      `${sources.records.get(t.record)?.doc ?? t.record} Written by ${WRITERS[t.write]}. ` +
      `Read by ${readers.join('; ')}.`,
    servers: [{ $ref: '#/servers/exchange' }],
    ...(perAgency
      ? { parameters: { agency: { description: "The agency's code", examples: ['kec-menteng'] } } }
      : {}),
    messages: Object.fromEntries(
      recordsOf(t).map((record) => [record, { $ref: `#/components/messages/${record}` }]),
    ),
    bindings: {
      kafka: {
        partitions: t.partitions,
        topicConfiguration: topicConfiguration(config),
        bindingVersion: KAFKA_BINDING,
      },
    },
  };
}

/** The records of a topic: its own, and fences where its records are admitted by the directory. */
const recordsOf = (t: TopicSource): string[] =>
  (t.flow && t.key !== 'code') || t.record === 'KeyRecord' ? [t.record, FENCE] : [t.record];

/** Returns the topic settings that the binding knows, with the binding's types. */
function topicConfiguration(config: Record<string, string>): Json {
  const number = (name: string): Json =>
    config[name] === undefined ? {} : { [name]: Number(config[name]) };
  return {
    'cleanup.policy': [config['cleanup.policy']],
    ...number('retention.ms'),
    ...number('delete.retention.ms'),
    ...number('max.message.bytes'),
  };
}

function operations(t: TopicSource): [string, Json][] {
  const name = channelName(t);
  const suffix = name.charAt(0).toUpperCase() + name.slice(1);
  const of = {
    channel: { $ref: `#/channels/${name}` },
    messages: recordsOf(t).map((record) => ({ $ref: `#/channels/${name}/messages/${record}` })),
  };
  const send: [string, Json] = [
    `send${suffix}`,
    { action: 'send', summary: `As ${WRITERS[t.write]}`, ...of },
  ];
  // An agency's service does not receive topics that only the operator reads.
  if (t.read.every((rule) => rule === 'operator')) return [send];
  return [
    send,
    [
      `receive${suffix}`,
      { action: 'receive', summary: 'In the order of each partition, from any offset', ...of },
    ],
  ];
}

function fenceMessage(sources: Sources): Json {
  return messageOf(FENCE, sources, {
    key: '`fence:<directory version>:<number>`; readers that admit nothing pass over it',
    headers: 'EventHeaders',
  });
}

function message(t: TopicSource, sources: Sources): Json {
  const { keyedBy } = topicDefinition(t);
  const keys: Record<string, string> = {
    'owner-and-id': "`<owner's code>:<entity's id>`",
    code: "The participant's code",
    own: "The record's own key",
  };
  return messageOf(t.record, sources, {
    key: keys[keyedBy]!,
    headers: t.flow ? 'EntityHeaders' : 'EventHeaders',
  });
}

function messageOf(
  record: string,
  sources: Sources,
  { key, headers }: { key: string; headers: 'EntityHeaders' | 'EventHeaders' },
): Json {
  return {
    name: record,
    title: record,
    summary: sources.records.get(record)?.doc ?? record,
    contentType: 'application/avro',
    headers: { $ref: `#/components/schemas/${headers}` },
    payload: { schemaFormat: AVRO, schema: `recordSchemas.${record}` },
    bindings: {
      kafka: {
        key: { type: 'string', description: key },
        schemaIdLocation: 'payload',
        schemaIdPayloadEncoding: 'confluent',
        schemaLookupStrategy: 'RecordNameStrategy',
        bindingVersion: KAFKA_BINDING,
      },
    },
  };
}

/**
 * The headers of CloudEvents 1.0 in binary mode. Source: CloudEvents Kafka protocol binding 1.0.2,
 * 3.2.
 */
function headersSchema(more: ('ce_subject' | 'entity-version' | 'directory-version')[]): Json {
  const entity: Json = {
    ce_subject: { type: 'string', description: "The entity's id" },
    'entity-version': { ...DIGITS, description: "The entity's version after this event" },
    'directory-version': { ...DIGITS, description: 'What its publisher had read of the directory' },
  };
  return {
    type: 'object',
    properties: {
      ce_specversion: { type: 'string', const: '1.0' },
      ce_id: UUID,
      ce_source: { type: 'string', pattern: '^urn:sinergi:agency:', description: 'The publisher' },
      ce_type: {
        type: 'string',
        pattern: '^id\\.timpora\\.[a-z]+(-[a-z]+)*\\.[a-z_]+$',
        description: 'What happened',
      },
      ce_time: TIME,
      'content-type': { type: 'string', const: 'application/avro' },
      traceparent: { type: 'string', description: 'W3C Trace Context' },
      ...Object.fromEntries(more.map((name) => [name, entity[name]])),
    },
    required: [
      'ce_specversion',
      'ce_id',
      'ce_source',
      'ce_type',
      'ce_time',
      'content-type',
      ...more,
    ],
  };
}

function feedChannel(): Json {
  return {
    address: '/feed/stream',
    title: 'feed',
    description:
      "What one agency has applied, in its order, for the agency's own systems: " +
      'server-sent events with resumable ids.',
    servers: [{ $ref: '#/servers/agency' }],
    messages: { FeedEvent: { $ref: '#/components/messages/FeedEvent' } },
  };
}

function sendFeed(): Json {
  const query = {
    type: 'object',
    properties: {
      flows: { type: 'string', description: 'Flows, separated by commas' },
      cursor: { type: 'string', description: 'Where to begin' },
    },
  };
  return {
    action: 'send',
    summary: 'From a cursor or Last-Event-ID on, else from now on',
    channel: { $ref: '#/channels/feed' },
    messages: [{ $ref: '#/channels/feed/messages/FeedEvent' }],
    bindings: { http: { method: 'GET', query, bindingVersion: '0.3.0' } },
  };
}

function feedMessage(): Json {
  const properties = {
    specversion: { type: 'string', const: '1.0' },
    id: UUID,
    source: { type: 'string' },
    type: { type: 'string' },
    time: TIME,
    subject: { type: 'string' },
    datacontenttype: { type: 'string', const: 'application/json' },
    entityversion: { type: 'integer' },
    topic: { type: 'string' },
    partition: { type: 'integer' },
    offset: DIGITS,
    appendedtime: TIME,
    appliedtime: TIME,
    data: { type: 'object', description: 'The whole state; sealed groups are shown as sealed' },
  };
  return {
    name: 'FeedEvent',
    title: 'Feed event',
    summary: 'An applied event as a CloudEvent in structured mode',
    contentType: 'application/json',
    payload: { type: 'object', properties, required: Object.keys(properties) },
  };
}
