import type { OutgoingRecord } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import type { DeadLetter, DeadReason } from '@sinergi/replica';

/** The reasons that follow from the key alone: what was said may still be right. */
const BY_KEY: readonly DeadReason[] = ['UNKNOWN_KEY', 'REVOKED_KEY'];

/** A record of this agency that its copy refused for the key that signed it. */
export interface RefusedOwn extends OutgoingRecord {
  value: Buffer;
  version: number;
  /** whether the copy holds its entity */
  isHeld: boolean;
}

/** Names a row: the last one that was looked at. */
export type RefusedOwnPlace = Pick<RefusedOwn, 'topic' | 'key' | 'version'>;

/**
 * Notes which dead letters are records of this agency, in the transaction that stores them. Only
 * the outbox says so, by key and hash of the value: what somebody else signed in this agency's
 * name is in no outbox. So a flood of forgeries notes nothing.
 */
export async function noteRefusedOwn(
  query: SqlQuery,
  agency: string,
  deadLetters: readonly DeadLetter[],
): Promise<void> {
  const claimed = deadLetters.flatMap(({ topic, reason, key, sha256 }) => {
    const name = key?.toString('utf8') ?? '';
    return BY_KEY.includes(reason) && name.startsWith(`${agency}:`) && !name.includes('\u0000')
      ? [{ topic, name, sha256 }]
      : [];
  });
  if (claimed.length === 0) return;
  await query(
    `INSERT INTO refused_own (topic, key, version, value, headers)
     SELECT DISTINCT ON (o.topic, o.key, o.headers ->> 'entity-version') o.topic, o.key,
       (o.headers ->> 'entity-version')::int, o.value, o.headers
     FROM unnest($1::text[], $2::text[], $3::bytea[]) AS d(topic, key, sha256)
     JOIN outbox o ON o.key = d.key AND o.topic = d.topic AND sha256(o.value) = d.sha256
     WHERE o.headers ->> 'entity-version' ~ '^[1-9][0-9]{0,8}$'
     ON CONFLICT DO NOTHING`,
    [
      claimed.map(({ topic }) => topic),
      claimed.map(({ name }) => name),
      claimed.map(({ sha256 }) => sha256),
    ],
  );
}

/**
 * Locks refused records that were not said again with this key, in the order of their names. One
 * whose version the copy holds, with these bytes or others, is not among them.
 */
export async function lockRefusedOwn(
  query: SqlQuery,
  keyId: string,
  { after, limit }: { after: RefusedOwnPlace | null; limit: number },
): Promise<RefusedOwn[]> {
  const { rows } = await query(
    `SELECT r.topic, r.key, r.version, r.value, r.headers,
       EXISTS (SELECT 1 FROM state s WHERE s.topic = r.topic AND s.key = r.key) AS is_held
     FROM refused_own r
     WHERE r.said_with IS DISTINCT FROM $1
       AND ($2::text IS NULL OR (r.topic, r.key, r.version) > ($2, $3::text, $4::int))
       AND NOT EXISTS (
         SELECT 1
         FROM history h
         WHERE h.topic = r.topic
           AND h.key = r.key
           AND h.version = r.version)
     ORDER BY r.topic, r.key, r.version
     LIMIT $5
     FOR UPDATE OF r`,
    [keyId, after?.topic ?? null, after?.key ?? null, after?.version ?? null, limit],
  );
  return rows.map((row) => ({
    topic: String(row['topic']),
    key: String(row['key']),
    version: Number(row['version']),
    value: row['value'] as Buffer,
    headers: row['headers'] as Record<string, string>,
    isHeld: row['is_held'] === true,
  }));
}

/** Notes that records were said again, in the transaction that does so. */
export async function noteSaidAgain(
  query: SqlQuery,
  keyId: string,
  said: readonly RefusedOwnPlace[],
): Promise<void> {
  await query(
    `UPDATE refused_own r SET said_with = $4, said_at = clock_timestamp()
     FROM unnest($1::text[], $2::text[], $3::int[]) AS s(topic, key, version)
     WHERE r.topic = s.topic AND r.key = s.key AND r.version = s.version`,
    [
      said.map(({ topic }) => topic),
      said.map(({ key }) => key),
      said.map(({ version }) => version),
      keyId,
    ],
  );
}

/**
 * Closes what the copy holds by now, byte for byte: dismisses the dead letters, in the service's
 * name, with the place where it was said again.
 *
 * @returns how many records were closed
 */
export async function closeAnswered(query: SqlQuery, agency: string): Promise<number> {
  const { rows } = await query(
    `WITH answered AS (
       DELETE FROM refused_own r
       USING history h
       WHERE h.topic = r.topic
         AND h.key = r.key
         AND h.version = r.version
         AND h.value = r.value
       RETURNING r.topic, convert_to(r.key, 'UTF8') AS key, sha256(r.value) AS sha256,
         h.partition, h.log_offset, r.said_with),
     dismissed AS (
       UPDATE dead_letter d SET dismissal = jsonb_build_object(
         'officer', 'service of ' || $1::text,
         'reason', 'said again at offset ' || a.log_offset || ' of partition ' || a.partition
           || coalesce(', signed by ' || a.said_with, ''),
         'at', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
       FROM answered a
       WHERE d.topic = a.topic
         AND d.key = a.key
         AND d.sha256 = a.sha256
         AND d.reason = ANY ($2::text[])
         AND d.dismissal IS NULL)
     SELECT count(*) AS answered
     FROM answered`,
    [agency, BY_KEY],
  );
  return Number(rows[0]!['answered']);
}
