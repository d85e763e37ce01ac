import { createHash } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import { insertFences } from './fence-table.js';
import { lookUpKeys, writeKeys } from './key-record-table.js';
import type { Known, RecordVerdict } from './plan-batch.js';
import { versionKey } from './plan-batch.js';
import type { Asked, PlannedPart, Wanted } from './planned-part.js';
import { storableDetail, storableFilters, storableHeaders, storableKey } from './storable.js';
import type { Candidate, DeadReason } from './verdict.js';

/**
 * A dead letter: where it lies, why, and what its value's hash is. The log alone has its bytes, so
 * a flood of large records costs an agency little.
 */
export interface DeadLetter {
  topic: string;
  partition: number;
  offset: bigint;
  reason: DeadReason;
  detail: string;
  /** SHA-256 of the value bytes */
  sha256: Buffer;
  /** the beginning of the key */
  key: Buffer | null;
}

/**
 * Looks up the candidates in the tables, per topic. One statement serves all entities and one all
 * keys, whatever their number.
 */
export async function lookUp(query: SqlQuery, wanted: readonly Wanted[]): Promise<Known[]> {
  const known = wanted.map((): Known => ({ hashes: new Map(), latest: new Map() }));
  const asked = (keepsHistory: boolean): Asked[] =>
    wanted.flatMap((one, at) =>
      one.keepsHistory === keepsHistory
        ? one.candidates.map((candidate) => ({ topic: one.topic, at, ...candidate }))
        : [],
    );
  await Promise.all([
    lookUpEntities(query, asked(true), known),
    lookUpKeys(query, asked(false), known),
  ]);
  return known;
}

async function lookUpEntities(
  query: SqlQuery,
  asked: readonly Asked[],
  known: readonly Known[],
): Promise<void> {
  if (asked.length === 0) return;
  const { rows } = await query(
    `SELECT c.n, h.hash, s.version
     FROM unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS c(topic, key, version, n)
       LEFT JOIN history h ON h.topic = c.topic AND h.key = c.key AND h.version = c.version
       LEFT JOIN state s ON s.topic = c.topic AND s.key = c.key
     WHERE s.version IS NOT NULL OR h.hash IS NOT NULL`,
    [
      asked.map(({ topic }) => topic),
      asked.map(({ key }) => key),
      asked.map(({ version }) => version),
    ],
  );
  for (const row of rows) {
    const { at, key, version } = asked[Number(row['n']) - 1]!;
    const { hashes, latest } = known[at]!;
    if (row['hash']) hashes.set(versionKey(key, version), row['hash'] as Buffer);
    if (row['version'] !== null) latest.set(key, Number(row['version']));
  }
}

/**
 * Writes the planned changes in a few statements that are sent together, whatever the number of
 * rows. The caller holds the locks of the position rows. The history is written last, because the
 * feed's counter is locked from then to the commit: a reader of the feed never sees n+1 before n.
 */
export async function writeEffects(
  query: SqlQuery,
  parts: readonly PlannedPart[],
): Promise<DeadLetter[]> {
  const dead = parts.flatMap(({ records, effect }) =>
    effect.dead.map(({ index, reason, detail }) => ({ record: records[index]!, reason, detail })),
  );
  const deadLetters = dead.map(({ record, reason, detail }) => ({
    record,
    deadLetter: toDeadLetter(record, reason, detail),
  }));
  await Promise.all([
    writeState(query, parts),
    writeKeys(
      query,
      parts.filter(({ keepsHistory }) => !keepsHistory),
    ),
    writeHoles(
      query,
      parts.filter(({ keepsHistory }) => keepsHistory),
    ),
    deadLetters.length > 0 ? writeDeadLetters(query, deadLetters) : undefined,
    writeFences(query, parts),
    writeHistory(query, parts),
  ]);
  return deadLetters.map(({ deadLetter }) => deadLetter);
}

async function writeState(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  const rows = statesOf(parts.filter(({ keepsHistory }) => keepsHistory));
  if (rows.length === 0) return;
  await query(
    `INSERT INTO state (topic, key, version, owner, entity_id, change, occurred_at, kecamatan,
       subject_id, kind, lane, filters, value)
     SELECT topic, key, version, owner, entity_id, change, to_timestamp(occurred_at / 1000.0),
       kecamatan, subject_id, kind, lane, filters, value
     FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::text[],
       $7::float8[], $8::text[], $9::uuid[], $10::text[], $11::text[], $12::jsonb[], $13::bytea[])
       AS s(topic, key, version, owner, entity_id, change, occurred_at, kecamatan, subject_id, kind,
         lane, filters, value)
     ON CONFLICT (topic, key) DO UPDATE SET version = excluded.version, change = excluded.change,
       occurred_at = excluded.occurred_at,
       kecamatan = excluded.kecamatan, subject_id = excluded.subject_id, kind = excluded.kind,
       lane = excluded.lane, filters = excluded.filters, value = excluded.value
     WHERE state.version < excluded.version`,
    [
      rows.map((row) => row.topic),
      rows.map((row) => row.key),
      rows.map((row) => row.version),
      rows.map((row) => row.owner),
      rows.map((row) => row.entityId),
      rows.map((row) => row.change),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.kecamatan),
      rows.map((row) => row.subjectId),
      rows.map((row) => row.kind),
      rows.map((row) => row.lane),
      rows.map((row) => storableFilters(row.filters)),
      rows.map((row) => row.value),
    ],
  );
}

function statesOf(
  parts: readonly PlannedPart[],
): (Candidate & { topic: string; value: Buffer | null })[] {
  return parts.flatMap(({ topic, records, admitted, effect }) =>
    effect.states.map((index) => ({
      topic,
      ...candidateOf(admitted[index]!),
      value: records[index]!.value,
    })),
  );
}

async function writeHistory(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  const rows = parts
    .filter(({ keepsHistory }) => keepsHistory)
    .flatMap(({ topic, records, admitted, effect }) =>
      effect.inserts.map((index) => ({
        topic,
        ...insertOf(admitted[index]!),
        record: records[index]!,
      })),
    );
  if (rows.length === 0) return;
  const { rowCount } = await query(
    `WITH taken AS (UPDATE feed SET last_seq = last_seq + $1 RETURNING last_seq - $1 AS before)
     INSERT INTO history (topic, key, version, feed_seq, partition, log_offset, appended_at,
       event_id, hash, value, headers)
     SELECT topic, key, version, taken.before + n, partition, log_offset,
       to_timestamp(appended_at / 1000.0), event_id, hash, value, headers
     FROM taken, unnest($2::text[], $3::text[], $4::int[], $5::int[], $6::bigint[], $7::float8[],
       $8::uuid[], $9::bytea[], $10::bytea[], $11::jsonb[])
       WITH ORDINALITY AS h(topic, key, version, partition, log_offset, appended_at, event_id, hash,
         value, headers, n)
     RETURNING feed_seq`,
    [
      rows.length,
      rows.map((row) => row.topic),
      rows.map((row) => row.key),
      rows.map((row) => row.version),
      rows.map((row) => row.record.partition),
      rows.map((row) => String(row.record.offset)),
      rows.map((row) => row.record.appendedAt),
      rows.map((row) => row.eventId),
      rows.map((row) => row.hash),
      rows.map((row) => row.record.value),
      rows.map((row) => storableHeaders(row.record.headers)),
    ],
  );
  if (rowCount !== rows.length)
    throw new Error(`Expected ${rows.length} new history rows, got ${rowCount}`);
}

async function writeHoles(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  const holes = parts.flatMap(({ topic, effect }) =>
    effect.holes.map((hole) => ({ topic, ...hole })),
  );
  if (holes.length > 0) {
    await query(
      `INSERT INTO version_hole (topic, key, version)
       SELECT *
       FROM unnest($1::text[], $2::text[], $3::int[])
       ON CONFLICT DO NOTHING`,
      [
        holes.map(({ topic }) => topic),
        holes.map(({ key }) => key),
        holes.map(({ version }) => version),
      ],
    );
  }
  const late = parts.flatMap(({ topic, admitted, effect }) => {
    const states = new Set(effect.states);
    return effect.inserts
      .filter((index) => !states.has(index))
      .map((index) => ({ topic, ...candidateOf(admitted[index]!) }));
  });
  if (late.length > 0) {
    await query(
      `DELETE FROM version_hole v
       USING unnest($1::text[], $2::text[], $3::int[]) AS h(topic, key, version)
       WHERE v.topic = h.topic AND v.key = h.key AND v.version = h.version`,
      [
        late.map(({ topic }) => topic),
        late.map(({ key }) => key),
        late.map(({ version }) => version),
      ],
    );
  }
}

async function writeFences(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  const rows = parts.flatMap(({ records, effect }) =>
    effect.fences.map(({ index, directoryVersion }) => ({
      record: records[index]!,
      directoryVersion,
    })),
  );
  if (rows.length > 0) await insertFences(query, rows);
}

async function writeDeadLetters(
  query: SqlQuery,
  rows: readonly { record: IncomingRecord; deadLetter: DeadLetter }[],
): Promise<void> {
  await query(
    `INSERT INTO dead_letter (topic, partition, log_offset, reason, detail, key, value_bytes,
       sha256, appended_at)
     SELECT topic, partition, log_offset, reason, detail, key, value_bytes, sha256,
       to_timestamp(appended_at / 1000.0)
     FROM unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::bytea[],
       $7::int[], $8::bytea[], $9::float8[])
       AS d(topic, partition, log_offset, reason, detail, key, value_bytes, sha256, appended_at)
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ deadLetter }) => deadLetter.topic),
      rows.map(({ deadLetter }) => deadLetter.partition),
      rows.map(({ deadLetter }) => String(deadLetter.offset)),
      rows.map(({ deadLetter }) => deadLetter.reason),
      rows.map(({ deadLetter }) => storableDetail(deadLetter.detail)),
      rows.map(({ deadLetter }) => deadLetter.key),
      rows.map(({ record }) => record.value?.length ?? 0),
      rows.map(({ deadLetter }) => deadLetter.sha256),
      rows.map(({ record }) => record.appendedAt),
    ],
  );
}

function insertOf(record: RecordVerdict): Candidate & { hash: Buffer } {
  const { outcome } = record;
  if (outcome.verdict !== 'CANDIDATE')
    throw new TypeError(`Expected an admitted record, got ${outcome.verdict}`);
  return { ...outcome.candidate, hash: outcome.hash };
}

const candidateOf = (record: RecordVerdict): Candidate => insertOf(record);

function toDeadLetter(record: IncomingRecord, reason: DeadReason, detail: string): DeadLetter {
  return {
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    reason,
    detail: detail.slice(0, 500),
    sha256: createHash('sha256')
      .update(record.value ?? Buffer.alloc(0))
      .digest(),
    key: storableKey(record.key),
  };
}
