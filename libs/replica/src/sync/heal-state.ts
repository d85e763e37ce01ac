import type { IncomingRecord } from '@sinergi/broker';
import { topicPartitionId } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import type { DirectoryAgency } from '@sinergi/directory';
import { type Admission, RecordAdmission } from '../admit-record.js';
import type { TopicPartition } from '../position-table.js';
import { storableFilters } from '../storable.js';
import type { Candidate } from '../verdict.js';
import { ENTITY_CHECKS, IS_WRONG_HOLE } from './entity-checks.js';
import { HealRefused } from './heal-refused.js';
import { storedRecord } from './stored-record.js';

const STATES_AT_ONCE = 200;

interface Restored extends Candidate {
  value: Buffer;
}

/**
 * Makes the state of a partition's entities follow from its history, which the caller has made
 * right: the highest version becomes the state, and the versions noted as missing are those that
 * history lacks. States are decoded from the bytes of the history, as admission decodes them from
 * the log.
 *
 * @returns how many states were restored
 */
export async function healState<T extends DirectoryAgency>(
  query: SqlQuery,
  topicPartition: TopicPartition,
  admission: Admission<T>,
): Promise<number> {
  const { topic, partition } = topicPartition;
  await query(
    'CREATE TEMP TABLE heal_state (key text PRIMARY KEY, version integer NOT NULL) ON COMMIT DROP',
  );
  await query(
    `WITH ${ENTITY_CHECKS}
     INSERT INTO heal_state (key, version)
     SELECT key, version
     FROM wrong_state`,
    [topic, partition],
  );
  let restored = 0;
  for (let after = ''; ; ) {
    const records = await highestAfter(query, topic, after);
    if (records.length === 0) break;
    await writeStates(query, topic, await admitted(records, admission));
    restored += records.length;
    after = records.at(-1)!.key!.toString('utf8');
  }
  await healHoles(query, topicPartition);
  return restored;
}

async function highestAfter(
  query: SqlQuery,
  topic: string,
  after: string,
): Promise<IncomingRecord[]> {
  const { rows } = await query(
    `SELECT h.key, h.partition, h.log_offset, h.appended_at, h.value, h.headers FROM heal_state s
       JOIN history h ON h.topic = $1 AND h.key = s.key AND h.version = s.version
     WHERE s.key > $2 ORDER BY s.key LIMIT ${STATES_AT_ONCE}`,
    [topic, after],
  );
  return rows.map((row) => storedRecord(topic, row));
}

async function admitted<T extends DirectoryAgency>(
  records: IncomingRecord[],
  admission: Admission<T>,
): Promise<Restored[]> {
  const recordAdmission = new RecordAdmission(admission, admission.rulesFor(records[0]!.topic));
  const states: Restored[] = [];
  for (const record of records) {
    const outcome = await recordAdmission.admit(record);
    const at = `${topicPartitionId(record.topic, record.partition)} at ${record.offset}`;
    if (outcome.verdict === 'WAIT')
      throw new HealRefused(
        'RECORD_WAITS',
        `Expected the ${outcome.for.toLowerCase()} that ${at} needs, got none yet`,
      );
    if (outcome.verdict === 'FENCE')
      throw new TypeError(`Expected a row of an entity at ${at}, got a fence`);
    if (outcome.verdict === 'DEAD')
      throw new HealRefused(
        'ROW_UNREADABLE',
        `Expected the row of ${at} to be admissible, got ${outcome.reason}: ${outcome.detail}`,
      );
    states.push({ ...outcome.candidate, value: record.value! });
  }
  return states;
}

async function writeStates(
  query: SqlQuery,
  topic: string,
  states: readonly Restored[],
): Promise<void> {
  await query(
    `INSERT INTO state (topic, key, version, owner, entity_id, change, occurred_at, kecamatan,
       subject_id, kind, lane, filters, value)
     SELECT $1::text, key, version, owner, entity_id, change, to_timestamp(occurred_at / 1000.0),
       kecamatan, subject_id, kind, lane, filters, value
     FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::float8[],
       $8::text[], $9::uuid[], $10::text[], $11::text[], $12::jsonb[], $13::bytea[])
       AS s(key, version, owner, entity_id, change, occurred_at, kecamatan, subject_id, kind, lane,
         filters, value)
     ON CONFLICT (topic, key) DO UPDATE SET version = excluded.version, owner = excluded.owner,
       entity_id = excluded.entity_id,
       change = excluded.change, occurred_at = excluded.occurred_at, kecamatan = excluded.kecamatan,
       subject_id = excluded.subject_id,
       kind = excluded.kind, lane = excluded.lane, filters = excluded.filters,
       value = excluded.value`,
    [
      topic,
      states.map(({ key }) => key),
      states.map(({ version }) => version),
      states.map(({ owner }) => owner),
      states.map(({ entityId }) => entityId),
      states.map(({ change }) => change),
      states.map(({ occurredAt }) => occurredAt),
      states.map(({ kecamatan }) => kecamatan),
      states.map(({ subjectId }) => subjectId),
      states.map(({ kind }) => kind),
      states.map(({ lane }) => lane),
      states.map(({ filters }) => storableFilters(filters)),
      states.map(({ value }) => value),
    ],
  );
}

async function healHoles(query: SqlQuery, { topic, partition }: TopicPartition): Promise<void> {
  await query(`DELETE FROM version_hole v WHERE ${IS_WRONG_HOLE}`, [topic, partition]);
  await query(
    `WITH ${ENTITY_CHECKS}
     INSERT INTO version_hole (topic, key, version) SELECT $1::text, entity.key, missing
     FROM lacking_holes AS entity CROSS JOIN LATERAL generate_series(1, entity.top - 1) AS missing
     WHERE NOT EXISTS (
       SELECT 1 FROM history h WHERE h.topic = $1 AND h.key = entity.key AND h.version = missing)
     ON CONFLICT DO NOTHING`,
    [topic, partition],
  );
}
