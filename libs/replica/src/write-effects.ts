import { createHash } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import { insertFences } from './fence-table.js';
import { lookUpKeys, writeKeys } from './key-record-table.js';
import type { Known, RecordVerdict } from './plan-batch.js';
import { versionKey } from './plan-batch.js';
import type { Asked, PlannedPart, Wanted } from './planned-part.js';
import { storableDetail, storableKey } from './storable.js';
import type { Candidate, DeadReason } from './verdict.js';
import { type HistoryRow, writeHistory } from './write-history.js';

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
    `SELECT c.n, h.hash, top.version
     FROM unnest($1::text[], $2::text[], $3::int[]) WITH ORDINALITY AS c(topic, key, version, n)
       CROSS JOIN LATERAL (
         SELECT version
         FROM history h
         WHERE h.topic = c.topic
           AND h.key = c.key
         ORDER BY version DESC
         LIMIT 1) AS top
       LEFT JOIN LATERAL (
         SELECT hash
         FROM history h
         WHERE h.topic = c.topic
           AND h.key = c.key
           AND h.version = c.version
           AND c.version <= top.version
         LIMIT 1) AS h ON true`,
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
    latest.set(key, Number(row['version']));
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
  const kept = parts.filter(({ keepsHistory }) => keepsHistory);
  await Promise.all([
    writeKeys(
      query,
      parts.filter(({ keepsHistory }) => !keepsHistory),
    ),
    writeHoles(query, kept),
    deadLetters.length > 0 ? writeDeadLetters(query, deadLetters) : undefined,
    writeFences(query, parts),
    supersede(query, kept),
    writeHistory(query, historyOf(kept)),
  ]);
  return deadLetters.map(({ deadLetter }) => deadLetter);
}

function historyOf(parts: readonly PlannedPart[]): HistoryRow[] {
  return parts.flatMap(({ topic, records, admitted, effect }) => {
    const states = new Set(effect.states);
    return effect.inserts.map((index) => ({
      topic,
      record: records[index]!,
      ...admittedOf(admitted[index]!),
      latest: states.has(index),
    }));
  });
}

/** Takes the mark of the latest version from the rows that a new version comes after. */
async function supersede(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  const later = parts.flatMap(({ topic, admitted, effect }) =>
    effect.states
      .map((index) => ({ topic, ...candidateOf(admitted[index]!) }))
      .filter(({ version }) => version > 1),
  );
  if (later.length === 0) return;
  await query(
    `UPDATE history h SET latest = false
     FROM unnest($1::text[], $2::text[]) AS c(topic, key)
     WHERE h.topic = c.topic AND h.key = c.key AND h.latest`,
    [later.map(({ topic }) => topic), later.map(({ key }) => key)],
  );
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

function admittedOf({ outcome }: RecordVerdict): { candidate: Candidate; hash: Buffer } {
  if (outcome.verdict === 'CANDIDATE') return outcome;
  throw new TypeError(`Expected an admitted record, got ${outcome.verdict}`);
}

const candidateOf = (record: RecordVerdict): Candidate => admittedOf(record).candidate;

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
