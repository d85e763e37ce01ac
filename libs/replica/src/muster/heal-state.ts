import type { IncomingRecord } from '@sinergi/broker';
import type { DirectoryAgency } from '../directory-view.js';
import { type Admission, RecordJudge } from '../judge-record.js';
import type { Place } from '../position-table.js';
import type { SqlQuery } from '../sql-query.js';
import type { Candidate } from '../verdict.js';
import { HealRefused } from './heal-refused.js';
import { removeOrphans } from './orphans.js';

const STATES_AT_ONCE = 200;

interface Restored extends Candidate {
  value: Buffer;
}

/**
 * Makes the state of a partition's entities follow from its history, which the caller has made right: the highest version stands, what has
 * no history goes, and the versions noted as missing are those that history lacks. States are read from history's own bytes, as admission
 * reads them from the log.
 */
export async function healState<T extends DirectoryAgency>(
  query: SqlQuery,
  place: Place,
  admission: Admission<T>,
): Promise<{ restored: number; removed: number }> {
  const { topic, partition } = place;
  await query('CREATE TEMP TABLE heal_state (key text PRIMARY KEY, version integer NOT NULL) ON COMMIT DROP');
  await query(
    `INSERT INTO heal_state (key, version) SELECT entity.key, top.version
     FROM (SELECT DISTINCT key FROM history WHERE topic = $1 AND partition = $2) AS entity
       CROSS JOIN LATERAL (SELECT version, value FROM history h WHERE h.topic = $1 AND h.key = entity.key ORDER BY version DESC LIMIT 1) AS top
       LEFT JOIN state s ON s.topic = $1 AND s.key = entity.key
     WHERE s.key IS NULL OR s.version <> top.version OR s.value <> top.value`,
    [topic, partition],
  );
  let restored = 0;
  for (let after = ''; ; ) {
    const records = await highestAfter(query, topic, after);
    if (records.length === 0) break;
    await writeStates(query, topic, await judged(records, admission));
    restored += records.length;
    after = records.at(-1)!.key!.toString('utf8');
  }
  const removed = await removeOrphans(query, place);
  await healHoles(query, place);
  return { restored, removed };
}

async function highestAfter(query: SqlQuery, topic: string, after: string): Promise<IncomingRecord[]> {
  const { rows } = await query(
    `SELECT h.key, h.partition, h.log_offset, h.appended_at, h.value, h.headers FROM heal_state s
       JOIN history h ON h.topic = $1 AND h.key = s.key AND h.version = s.version
     WHERE s.key > $2 ORDER BY s.key LIMIT ${STATES_AT_ONCE}`,
    [topic, after],
  );
  return rows.map((row) => ({
    topic,
    partition: Number(row['partition']),
    offset: BigInt(row['log_offset'] as string),
    appendedAt: (row['appended_at'] as Date).getTime(),
    key: Buffer.from(String(row['key']), 'utf8'),
    value: row['value'] as Buffer,
    headers: row['headers'] as Record<string, string>,
  }));
}

async function judged<T extends DirectoryAgency>(records: IncomingRecord[], admission: Admission<T>): Promise<Restored[]> {
  const judge = new RecordJudge(admission, admission.rulesFor(records[0]!.topic));
  const states: Restored[] = [];
  for (const record of records) {
    const outcome = await judge.judge(record);
    const at = `${record.topic}/${record.partition} at ${record.offset}`;
    if (outcome.verdict === 'WAIT')
      throw new HealRefused('RECORD_WAITS', `Expected the ${outcome.for.toLowerCase()} of ${at}, not here yet`);
    if (outcome.verdict === 'DEAD')
      throw new HealRefused('ROW_UNREADABLE', `Expected the row of ${at} to be admissible, got ${outcome.reason}: ${outcome.detail}`);
    states.push({ ...outcome.candidate, value: record.value! });
  }
  return states;
}

async function writeStates(query: SqlQuery, topic: string, states: readonly Restored[]): Promise<void> {
  await query(
    `INSERT INTO state (topic, key, version, owner, entity_id, change, occurred_at, kecamatan, subject_id, kind, value)
     SELECT $1::text, key, version, owner, entity_id, change, to_timestamp(occurred_at / 1000.0), kecamatan, subject_id, kind, value
     FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::text[], $9::uuid[], $10::text[], $11::bytea[])
       AS s(key, version, owner, entity_id, change, occurred_at, kecamatan, subject_id, kind, value)
     ON CONFLICT (topic, key) DO UPDATE SET version = excluded.version, owner = excluded.owner, entity_id = excluded.entity_id,
       change = excluded.change, occurred_at = excluded.occurred_at, kecamatan = excluded.kecamatan, subject_id = excluded.subject_id,
       kind = excluded.kind, value = excluded.value`,
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
      states.map(({ value }) => value),
    ],
  );
}

async function healHoles(query: SqlQuery, { topic, partition }: Place): Promise<void> {
  await query(
    `DELETE FROM version_hole v WHERE v.topic = $1
       AND EXISTS (SELECT 1 FROM history h WHERE h.topic = v.topic AND h.key = v.key AND h.partition = $2)
       AND (v.version NOT BETWEEN 1 AND (SELECT max(version) FROM history h WHERE h.topic = v.topic AND h.key = v.key)
         OR EXISTS (SELECT 1 FROM history h WHERE h.topic = v.topic AND h.key = v.key AND h.version = v.version))`,
    [topic, partition],
  );
  await query(
    `INSERT INTO version_hole (topic, key, version) SELECT $1::text, entity.key, missing
     FROM (SELECT h.key, max(h.version) AS top FROM history h
           WHERE h.topic = $1 AND h.key IN (SELECT key FROM history WHERE topic = $1 AND partition = $2)
           GROUP BY h.key HAVING max(h.version) <> count(*)) AS entity
       CROSS JOIN LATERAL generate_series(1, entity.top - 1) AS missing
     WHERE NOT EXISTS (SELECT 1 FROM history h WHERE h.topic = $1 AND h.key = entity.key AND h.version = missing)
     ON CONFLICT DO NOTHING`,
    [topic, partition],
  );
}
