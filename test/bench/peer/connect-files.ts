import type { PlatformDescriptor } from '../../../deploy/local/descriptor.js';
import { BULLETIN_COLUMNS, PEER_TABLE } from '../bulletin-table.js';

/** A file of `name=value` lines. */
export type Properties = Record<string, string>;

export interface Worker {
  descriptor: PlatformDescriptor;
  restPort: number;
  offsetsFile: string;
}

export const PEER_TOPIC = `peer.public.${PEER_TABLE}`;
export const SLOT = 'bench_peer';
/** Rows a batch: Debezium's own default is 2,048 from the log and 500 into a database. */
const BATCH = 2_000;

export const propertiesText = (properties: Properties): string =>
  Object.entries(properties)
    .map(([name, value]) => `${name}=${value.replaceAll('\\', '\\\\')}\n`)
    .join('');

/**
 * The files of one Connect worker in standalone mode. Its broker account is an operator's, so no
 * access list limits it. The wire format is JSON without schemas, and each sink gets the schema
 * once: this is the cheapest of Connect's own converters. Source: KIP-1054 (schema.content).
 */
export function workerProperties({ descriptor, restPort, offsetsFile }: Worker): Properties {
  const { brokers, caFile, admin } = descriptor.kafka;
  const security: Properties = {
    'security.protocol': 'SASL_SSL',
    'sasl.mechanism': 'SCRAM-SHA-512',
    'sasl.jaas.config':
      'org.apache.kafka.common.security.scram.ScramLoginModule required ' +
      `username="${admin.username}" password="${admin.password}";`,
    'ssl.truststore.type': 'PEM',
    'ssl.truststore.location': caFile,
  };
  const prefixed = (prefix: string): Properties =>
    Object.fromEntries(
      Object.entries(security).map(([name, value]) => [`${prefix}${name}`, value]),
    );
  return {
    'bootstrap.servers': brokers.join(','),
    ...prefixed(''),
    ...prefixed('producer.'),
    ...prefixed('consumer.'),
    listeners: `http://127.0.0.1:${restPort}`,
    'offset.storage.file.filename': offsetsFile,
    'plugin.discovery': 'service_load',
    'key.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'value.converter': 'org.apache.kafka.connect.json.JsonConverter',
    'key.converter.schemas.enable': 'false',
    'value.converter.schemas.enable': 'false',
    'producer.batch.size': '262144',
    'consumer.max.poll.records': String(BATCH),
  };
}

export function sourceProperties({ postgres }: PlatformDescriptor, database: string): Properties {
  const { username, password } = new URL(postgres.superuserUrl);
  return {
    name: 'source',
    'connector.class': 'io.debezium.connector.postgresql.PostgresConnector',
    'tasks.max': '1',
    'plugin.name': 'pgoutput',
    'database.hostname': postgres.host,
    'database.port': String(postgres.port),
    'database.user': username,
    'database.password': password,
    'database.dbname': database,
    'topic.prefix': 'peer',
    'table.include.list': `public.${PEER_TABLE}`,
    'slot.name': SLOT,
    'slot.drop.on.stop': 'true',
    'publication.name': SLOT,
    'publication.autocreate.mode': 'filtered',
    'snapshot.mode': 'no_data',
    'poll.interval.ms': '10',
    'max.batch.size': String(BATCH),
    'max.queue.size': String(8 * BATCH),
    'tombstones.on.delete': 'false',
    // Only the present row is sent: it is smaller than Debezium's envelope of before and after.
    transforms: 'unwrap',
    'transforms.unwrap.type': 'io.debezium.transforms.ExtractNewRecordState',
  };
}

export function sinkProperties({ postgres }: PlatformDescriptor, database: string): Properties {
  const { username, password } = new URL(postgres.superuserUrl);
  return {
    name: `sink-${database}`,
    'connector.class': 'io.debezium.connector.jdbc.JdbcSinkConnector',
    'tasks.max': '1',
    topics: PEER_TOPIC,
    'connection.url':
      `jdbc:postgresql://${postgres.host}:${postgres.port}/${database}` +
      '?reWriteBatchedInserts=true',
    'connection.username': username,
    'connection.password': password,
    'connection.pool.min_size': '1',
    'connection.pool.max_size': '4',
    'connection.pool.acquire_increment': '1',
    'insert.mode': 'upsert',
    'primary.key.mode': 'record_key',
    'primary.key.fields': 'bulletin_id',
    'schema.evolution': 'none',
    'collection.name.format': PEER_TABLE,
    'batch.size': String(BATCH),
    'use.reduction.buffer': 'true',
    ...converter('key', BULLETIN_COLUMNS.slice(0, 1)),
    ...converter('value', BULLETIN_COLUMNS),
  };
}

function converter(part: 'key' | 'value', columns: typeof BULLETIN_COLUMNS): Properties {
  const fields = columns.map(({ name, connect, optional }) => ({
    ...connect,
    optional,
    field: name,
  }));
  return {
    [`${part}.converter`]: 'org.apache.kafka.connect.json.JsonConverter',
    [`${part}.converter.schemas.enable`]: 'true',
    [`${part}.converter.schema.content`]: JSON.stringify({
      type: 'struct',
      optional: false,
      fields,
    }),
  };
}
