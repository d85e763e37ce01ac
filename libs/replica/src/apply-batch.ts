import { createHash } from 'node:crypto';
import type { IncomingRecord } from '@sinergi/broker';
import type { BatchEffect, JudgedRecord, Known } from './settle-batch.js';
import { versionKey } from './settle-batch.js';
import type { SqlQuery } from './sql-query.js';
import type { Candidate, DeadReason } from './verdict.js';

/** What other agencies may know of a dead letter; its bytes stay in this agency's database. */
export interface DeadLetter {
  topic: string;
  partition: number;
  offset: bigint;
  reason: DeadReason;
  detail: string;
  /** SHA-256 of the value bytes */
  sha256: Buffer;
  key: Buffer | null;
}

/** What the history says of the candidates of a batch, in two statements whatever its size. */
export async function lookUp(query: SqlQuery, topic: string, candidates: Candidate[]): Promise<Known> {
  const hashes = new Map<string, Buffer>();
  const latest = new Map<string, number>();
  if (candidates.length === 0) return { hashes, latest };
  const keys = [...new Set(candidates.map((candidate) => candidate.key))];
  const history = await query(
    `SELECT h.key, h.version, h.hash FROM history h JOIN unnest($2::text[], $3::int[]) AS c(key, version)
       ON h.topic = $1 AND h.key = c.key AND h.version = c.version`,
    [topic, candidates.map((candidate) => candidate.key), candidates.map((candidate) => candidate.version)],
  );
  for (const row of history.rows) hashes.set(versionKey(String(row['key']), Number(row['version'])), row['hash'] as Buffer);
  const state = await query('SELECT key, version FROM state WHERE topic = $1 AND key = ANY($2::text[])', [topic, keys]);
  for (const row of state.rows) latest.set(String(row['key']), Number(row['version']));
  return { hashes, latest };
}

/** Writes what a settled batch does, in a handful of statements whatever its size. The caller holds the position row. */
export async function writeEffect(
  query: SqlQuery,
  topic: string,
  records: IncomingRecord[],
  judged: JudgedRecord[],
  effect: BatchEffect,
): Promise<DeadLetter[]> {
  if (effect.states.length > 0) await writeState(query, topic, records, judged, effect.states);
  await writeHoles(query, topic, judged, effect);
  const letters = effect.dead.map(({ index, reason, detail }) => toDeadLetter(records[index]!, reason, detail));
  if (letters.length > 0) await writeDeadLetters(query, records, effect, letters);
  // Last, because the feed's counter is locked from here to the commit: a reader of the feed then never sees n+1 before n.
  if (effect.inserts.length > 0) await writeHistory(query, topic, records, judged, effect.inserts);
  return letters;
}

async function writeState(
  query: SqlQuery,
  topic: string,
  records: IncomingRecord[],
  judged: JudgedRecord[],
  states: number[],
): Promise<void> {
  const rows = states.map((index) => ({ ...candidateOf(judged[index]!), value: records[index]!.value }));
  await query(
    `INSERT INTO state (topic, key, version, owner, entity_id, change, occurred_at, kecamatan, subject_id, value)
     SELECT $1, key, version, owner, entity_id, change, to_timestamp(occurred_at / 1000.0), kecamatan, subject_id, value
     FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::float8[], $8::text[], $9::uuid[], $10::bytea[])
       AS s(key, version, owner, entity_id, change, occurred_at, kecamatan, subject_id, value)
     ON CONFLICT (topic, key) DO UPDATE SET version = excluded.version, change = excluded.change, occurred_at = excluded.occurred_at,
       kecamatan = excluded.kecamatan, subject_id = excluded.subject_id, value = excluded.value
     WHERE state.version < excluded.version`,
    [
      topic,
      rows.map((row) => row.key),
      rows.map((row) => row.version),
      rows.map((row) => row.owner),
      rows.map((row) => row.entityId),
      rows.map((row) => row.change),
      rows.map((row) => row.occurredAt),
      rows.map((row) => row.kecamatan),
      rows.map((row) => row.subjectId),
      rows.map((row) => row.value),
    ],
  );
}

async function writeHistory(
  query: SqlQuery,
  topic: string,
  records: IncomingRecord[],
  judged: JudgedRecord[],
  inserts: number[],
): Promise<void> {
  const feed = await query('UPDATE feed SET last_seq = last_seq + $1 RETURNING last_seq', [inserts.length]);
  const first = BigInt(feed.rows[0]!['last_seq'] as string) - BigInt(inserts.length) + 1n;
  const rows = inserts.map((index) => {
    const record = judged[index]!;
    const { outcome } = record;
    if (outcome.verdict !== 'CANDIDATE') throw new TypeError('Expected a candidate among the inserts, got a dead record');
    return { ...outcome.candidate, hash: outcome.hash, record: records[index]! };
  });
  const { rowCount } = await query(
    `INSERT INTO history (topic, key, version, feed_seq, partition, log_offset, appended_at, event_id, hash, value, headers)
     SELECT $1, key, version, feed_seq, partition, log_offset, to_timestamp(appended_at / 1000.0), event_id, hash, value, headers
     FROM unnest($2::text[], $3::int[], $4::bigint[], $5::int[], $6::bigint[], $7::float8[], $8::uuid[], $9::bytea[], $10::bytea[], $11::jsonb[])
       AS h(key, version, feed_seq, partition, log_offset, appended_at, event_id, hash, value, headers)
     RETURNING feed_seq`,
    [
      topic,
      rows.map((row) => row.key),
      rows.map((row) => row.version),
      rows.map((_, i) => String(first + BigInt(i))),
      rows.map((row) => row.record.partition),
      rows.map((row) => String(row.record.offset)),
      rows.map((row) => row.record.appendedAt),
      rows.map((row) => row.eventId),
      rows.map((row) => row.hash),
      rows.map((row) => row.record.value),
      rows.map((row) => storableHeaders(row.record.headers)),
    ],
  );
  if (rowCount !== inserts.length) throw new Error(`Expected ${inserts.length} new history rows, got ${rowCount}`);
}

async function writeHoles(query: SqlQuery, topic: string, judged: JudgedRecord[], effect: BatchEffect): Promise<void> {
  if (effect.holes.length > 0) {
    await query(
      `INSERT INTO version_hole (topic, key, version) SELECT $1, key, version FROM unnest($2::text[], $3::int[]) AS h(key, version) ON CONFLICT DO NOTHING`,
      [topic, effect.holes.map((hole) => hole.key), effect.holes.map((hole) => hole.version)],
    );
  }
  const states = new Set(effect.states);
  const late = effect.inserts.filter((index) => !states.has(index)).map((index) => candidateOf(judged[index]!));
  if (late.length > 0) {
    await query(
      `DELETE FROM version_hole v USING unnest($2::text[], $3::int[]) AS h(key, version) WHERE v.topic = $1 AND v.key = h.key AND v.version = h.version`,
      [topic, late.map((candidate) => candidate.key), late.map((candidate) => candidate.version)],
    );
  }
}

async function writeDeadLetters(query: SqlQuery, records: IncomingRecord[], effect: BatchEffect, letters: DeadLetter[]): Promise<void> {
  const rows = effect.dead.map(({ index }, i) => ({ record: records[index]!, letter: letters[i]! }));
  await query(
    `INSERT INTO dead_letter (topic, partition, log_offset, reason, detail, key, value, headers, sha256, appended_at)
     SELECT topic, partition, log_offset, reason, detail, key, value, headers, sha256, to_timestamp(appended_at / 1000.0)
     FROM unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::bytea[], $7::bytea[], $8::jsonb[], $9::bytea[], $10::float8[])
       AS d(topic, partition, log_offset, reason, detail, key, value, headers, sha256, appended_at)
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ letter }) => letter.topic),
      rows.map(({ letter }) => letter.partition),
      rows.map(({ letter }) => String(letter.offset)),
      rows.map(({ letter }) => letter.reason),
      // Postgres text holds no NUL, and a hostile record may quote one.
      rows.map(({ letter }) => letter.detail.replaceAll('\u0000', '\\0')),
      rows.map(({ record }) => record.key),
      rows.map(({ record }) => record.value),
      rows.map(({ record }) => storableHeaders(record.headers)),
      rows.map(({ letter }) => letter.sha256),
      rows.map(({ record }) => record.appendedAt),
    ],
  );
}

function candidateOf(record: JudgedRecord): Candidate {
  if (record.outcome.verdict !== 'CANDIDATE') throw new TypeError('Expected a candidate, got a dead record');
  return record.outcome.candidate;
}

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
    key: record.key,
  };
}

/** As JSON for a jsonb column, which holds no NUL. */
function storableHeaders(headers: Record<string, string>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value].map((text) => text.replaceAll('\u0000', '\ufffd')))),
  );
}
