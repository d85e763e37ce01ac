import type { IncomingRecord } from '@sinergi/broker';
import { SEQUENCED_KEY_VERSIONS } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { type Known, versionKey } from './plan-batch.js';
import type { Asked, PlannedPart } from './planned-part.js';
import { recordHash } from './record-hash.js';
import { storableHeaders } from './storable.js';

/** Looks up the latest records of keys, with the bytes of those whose version is asked for. */
export async function lookUpKeys(
  query: SqlQuery,
  asked: readonly Asked[],
  known: readonly Known[],
): Promise<void> {
  if (asked.length === 0) return;
  const { rows } = await query(
    `SELECT c.n, k.version, CASE WHEN k.version = c.version THEN k.value END AS value
     FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY AS c(topic, key, version, n)
     JOIN key_record k USING (topic, key)`,
    [
      asked.map(({ topic }) => topic),
      asked.map(({ key }) => key),
      asked.map(({ version }) => version),
    ],
  );
  for (const row of rows) {
    const { at, key, version } = asked[Number(row['n']) - 1]!;
    const { hashes, latest } = known[at]!;
    latest.set(key, Number(row['version']));
    // Records without a sequence say the same under different event ids, so none is a fork.
    if (row['value'] !== null && version > SEQUENCED_KEY_VERSIONS)
      hashes.set(versionKey(key, version), recordHash(key, version, row['value'] as Buffer));
  }
}

/**
 * Writes the latest record of each key, and which record of the log has that key last: compaction
 * leaves the last one, whatever it says.
 *
 * @param parts those of key topics
 */
export async function writeKeys(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  await writeLatest(query, parts);
  await noteLast(query, parts);
}

async function writeLatest(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  const rows = parts.flatMap(({ topic, records, admitted, effect }) =>
    effect.states.map((index) => {
      const { outcome } = admitted[index]!;
      if (outcome.verdict !== 'CANDIDATE')
        throw new TypeError(`Expected an admitted record, got ${outcome.verdict}`);
      const { key, version } = outcome.candidate;
      return { topic, key, version, record: records[index]! };
    }),
  );
  if (rows.length === 0) return;
  await query(
    `INSERT INTO key_record (topic, key, version, value, headers, log_offset, last_offset)
     SELECT topic, key, version, value, headers, log_offset, log_offset
     FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bytea[], $5::jsonb[], $6::bigint[])
       AS k(topic, key, version, value, headers, log_offset)
     ON CONFLICT (topic, key) DO UPDATE SET version = excluded.version, value = excluded.value,
       headers = excluded.headers, log_offset = excluded.log_offset,
       last_offset = greatest(key_record.last_offset, excluded.last_offset)
     WHERE key_record.version < excluded.version`,
    [
      rows.map(({ topic }) => topic),
      rows.map(({ key }) => key),
      rows.map(({ version }) => version),
      rows.map(({ record }) => record.value),
      rows.map(({ record }) => storableHeaders(record.headers)),
      rows.map(({ record }) => String(record.offset)),
    ],
  );
}

/** Notes the last record of each key that is known, where it did not become the latest. */
async function noteLast(query: SqlQuery, parts: readonly PlannedPart[]): Promise<void> {
  const rows = parts.flatMap(({ topic, records, admitted, effect }) => {
    const states = new Set(effect.states);
    const again = new Set(effect.duplicates);
    return records.flatMap((record, index) => {
      const key = nameOf(record);
      if (states.has(index) || key === null) return [];
      const { outcome } = admitted[index]!;
      const version =
        again.has(index) && outcome.verdict === 'CANDIDATE' ? outcome.candidate.version : null;
      return [{ topic, key, offset: record.offset, version }];
    });
  });
  if (rows.length === 0) return;
  await query(
    `UPDATE key_record k
     SET last_offset = greatest(k.last_offset, seen.last),
       log_offset = greatest(k.log_offset, seen.same)
     FROM (SELECT r.topic, r.key, max(r.log_offset) AS last,
             max(r.log_offset) FILTER (WHERE r.version = k.version) AS same
           FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[])
             AS r(topic, key, log_offset, version)
           JOIN key_record k USING (topic, key)
           GROUP BY r.topic, r.key) AS seen
     WHERE k.topic = seen.topic AND k.key = seen.key`,
    [
      rows.map(({ topic }) => topic),
      rows.map(({ key }) => key),
      rows.map(({ offset }) => String(offset)),
      rows.map(({ version }) => version),
    ],
  );
}

/** Returns a record's key where it can be the name of a key; compaction compares its bytes. */
function nameOf({ key }: IncomingRecord): string | null {
  const name = key?.toString('utf8') ?? '';
  const isText = key !== null && name !== '' && Buffer.from(name, 'utf8').equals(key);
  return isText && !name.includes('\u0000') ? name : null;
}
