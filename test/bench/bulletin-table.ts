/** The table of the peers, at the source and at each target. */
export const PEER_TABLE = 'bulletin';

interface Column {
  name: string;
  sql: string;
  /** its type in Kafka Connect's terms */
  connect: { type: string; name?: string; version?: number };
  optional: boolean;
}

const text = { type: 'string' };
const uuid = { type: 'string', name: 'io.debezium.data.Uuid', version: 1 };
const millis = { type: 'int64' };
const column = (
  name: string,
  sql: string,
  connect: Column['connect'],
  optional = false,
): Column => ({ name, sql, connect, optional });

/**
 * The fields of a bulletin, in clear; times are epoch ms, as in Avro. The first is the primary key.
 */
export const BULLETIN_COLUMNS: readonly Column[] = [
  column('bulletin_id', 'uuid', uuid),
  column('event_id', 'uuid', uuid),
  column('version', 'integer', { type: 'int32' }),
  column('change', 'text', text),
  column('owner', 'text', text),
  column('occurred_at', 'bigint', millis),
  column('recorded_at', 'bigint', millis),
  column('correlation_id', 'uuid', uuid),
  column('causation_id', 'uuid', uuid, true),
  column('purpose', 'text', text),
  column('legal_basis', 'text', text),
  column('retain_until', 'integer', { type: 'int32' }),
  column('exercise', 'boolean', { type: 'boolean' }),
  column('disputed', 'boolean', { type: 'boolean' }),
  column('title', 'text', text),
  column('body', 'text', text),
  column('supersedes', 'uuid', uuid, true),
  column('status', 'text', text),
];

export const CREATE_BULLETIN_TABLE = `CREATE TABLE ${PEER_TABLE} (${BULLETIN_COLUMNS.map(
  ({ name, sql, optional }, i) =>
    `${name} ${sql}${optional ? '' : ' NOT NULL'}${i === 0 ? ' PRIMARY KEY' : ''}`,
).join(', ')})`;
