import type { IncomingRecord } from '@sinergi/broker';
import type { SqlQuery } from '@sinergi/database';
import {
  LISTED_COLUMNS,
  listed,
  listedArrays,
  listedParams,
  listedValues,
} from '../listed-columns.js';
import { type Known, versionKey } from '../plan-batch.js';
import type { TopicPartition } from '../position-table.js';
import { storableDetail, storableHeaders, storableKey } from '../storable.js';
import type { Candidate, DeadReason } from '../verdict.js';
import { sha256OfValue } from './sha256-of-value.js';
import { sqlRecordHash } from './sql-record-hash.js';

/** A row that history must hold, as the log has it. */
export interface LogRow {
  record: IncomingRecord;
  candidate: Candidate;
  hash: Buffer;
}

/** A dead letter that must exist, as the log has it. */
export interface LogDeadLetter {
  record: IncomingRecord;
  reason: DeadReason;
  detail: string;
}

/** A dead letter that exists in the copy. */
export interface StoredDeadLetter {
  reason: DeadReason;
  detail: string;
  sha256: Buffer;
  /** whether a row of history claims the same offset */
  isHeld: boolean;
}

const TABLES = [
  // Every row that the log requires: the first record of each key and version.
  `CREATE TEMP TABLE heal_row (key text, version integer, hash bytea NOT NULL,
       log_offset bigint NOT NULL UNIQUE,
     PRIMARY KEY (key, version)) ON COMMIT DROP`,
  // The full content of those rows that history lacks or holds differently.
  `CREATE TEMP TABLE heal_content (n bigint GENERATED ALWAYS AS IDENTITY, key text, version integer,
       appended_at timestamptz NOT NULL,
     event_id uuid NOT NULL, value bytea NOT NULL, headers jsonb NOT NULL, owner text NOT NULL,
     change text, occurred_at float8, kecamatan text, subject_id uuid, kind text, lane text,
     filters jsonb,
     PRIMARY KEY (key, version)) ON COMMIT DROP`,
  // Every offset whose record is dead, and the full dead letters that are missing or differ.
  'CREATE TEMP TABLE heal_dead (log_offset bigint PRIMARY KEY) ON COMMIT DROP',
  `CREATE TEMP TABLE heal_letter (LIKE dead_letter INCLUDING DEFAULTS, PRIMARY KEY (log_offset))
     ON COMMIT DROP`,
  'CREATE TEMP TABLE heal_duplicate (log_offset bigint PRIMARY KEY) ON COMMIT DROP',
  // Keys of rows that were removed because the log does not have them.
  'CREATE TEMP TABLE heal_gone (key text NOT NULL) ON COMMIT DROP',
];

/**
 * The content of one partition's log, beside its copy, in temporary tables that are dropped with
 * the transaction.
 */
export class HealTables {
  private constructor(
    private readonly query: SqlQuery,
    private readonly topicPartition: TopicPartition,
  ) {}

  static async create(query: SqlQuery, topicPartition: TopicPartition): Promise<HealTables> {
    for (const table of TABLES) await query(table);
    return new HealTables(query, topicPartition);
  }

  /** Statistics, which nobody gathers for temporary tables by himself. */
  async analyze(): Promise<void> {
    await this.query('ANALYZE heal_row, heal_content, heal_dead, heal_letter, heal_duplicate');
  }

  /** What the rows added so far say of candidates, as the history says it to admission. */
  async knownOf(candidates: readonly Pick<Candidate, 'key' | 'version'>[]): Promise<Known> {
    const hashes = await this.query(
      `SELECT r.key, r.version, r.hash
       FROM unnest($1::text[], $2::int[]) AS c(key, version)
       JOIN heal_row r USING (key, version)`,
      [candidates.map(({ key }) => key), candidates.map(({ version }) => version)],
    );
    const latest = await this.query(
      'SELECT key, max(version) AS version FROM heal_row WHERE key = ANY ($1::text[]) GROUP BY key',
      [candidates.map(({ key }) => key)],
    );
    return {
      hashes: new Map(
        hashes.rows.map((row) => [
          versionKey(String(row['key']), Number(row['version'])),
          row['hash'] as Buffer,
        ]),
      ),
      latest: new Map(latest.rows.map((row) => [String(row['key']), Number(row['version'])])),
    };
  }

  /**
   * Adds rows. A row's value is added only if history differs from it. The database compares by the
   * hash of the bytes that it stores.
   */
  async addRows(rows: readonly LogRow[]): Promise<void> {
    if (rows.length === 0) return;
    const keys = rows.map(({ candidate }) => candidate.key);
    const versions = rows.map(({ candidate }) => candidate.version);
    const hashes = rows.map(({ hash }) => hash);
    const offsets = rows.map(({ record }) => String(record.offset));
    await this.query(
      `INSERT INTO heal_row (key, version, hash, log_offset)
       SELECT *
       FROM unnest($1::text[], $2::int[], $3::bytea[], $4::bigint[])`,
      [keys, versions, hashes, offsets],
    );
    const differing = await this.query(
      `SELECT c.n
       FROM unnest($3::text[], $4::int[], $5::bytea[], $6::bigint[], $7::float8[], $8::uuid[],
         $9::jsonb[], $10::text[], ${listedArrays(11)})
         WITH ORDINALITY AS c(key, version, hash, log_offset, appended_at, event_id, headers,
           owner, ${LISTED_COLUMNS}, n)
         LEFT JOIN history h ON h.topic = $1 AND h.key = c.key AND h.version = c.version
       WHERE h.key IS NULL
         OR h.partition <> $2
         OR h.log_offset <> c.log_offset
         OR h.hash <> c.hash
         OR ${sqlRecordHash('h')} <> c.hash
         OR h.appended_at <> to_timestamp(c.appended_at / 1000.0)
         OR h.event_id <> c.event_id
         OR h.headers <> c.headers
         OR h.owner <> c.owner
         OR (${listed('h')}) IS DISTINCT FROM (${listedValues('c')})`,
      [
        this.topicPartition.topic,
        this.topicPartition.partition,
        keys,
        versions,
        hashes,
        offsets,
        rows.map(({ record }) => record.appendedAt),
        rows.map(({ candidate }) => candidate.eventId),
        rows.map(({ record }) => storableHeaders(record.headers)),
        rows.map(({ candidate }) => candidate.owner),
        ...listedParams(rows.map(({ candidate }) => candidate)),
      ],
    );
    await this.addContent(differing.rows.map((row) => rows[Number(row['n']) - 1]!));
  }

  private async addContent(rows: readonly LogRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.query(
      `INSERT INTO heal_content (key, version, appended_at, event_id, value, headers, owner,
         ${LISTED_COLUMNS})
       SELECT key, version, to_timestamp(appended_at / 1000.0), event_id, value, headers, owner,
         ${LISTED_COLUMNS}
       FROM unnest($1::text[], $2::int[], $3::float8[], $4::uuid[], $5::bytea[], $6::jsonb[],
         $7::text[], ${listedArrays(8)})
         AS c(key, version, appended_at, event_id, value, headers, owner, ${LISTED_COLUMNS})`,
      [
        rows.map(({ candidate }) => candidate.key),
        rows.map(({ candidate }) => candidate.version),
        rows.map(({ record }) => record.appendedAt),
        rows.map(({ candidate }) => candidate.eventId),
        rows.map(({ record }) => record.value),
        rows.map(({ record }) => storableHeaders(record.headers)),
        rows.map(({ candidate }) => candidate.owner),
        ...listedParams(rows.map(({ candidate }) => candidate)),
      ],
    );
  }

  /** Reads the dead letters that exist now, by offset. */
  async deadLettersBetween(first: bigint, last: bigint): Promise<Map<bigint, StoredDeadLetter>> {
    const { rows } = await this.query(
      `SELECT d.log_offset, d.reason, d.detail, d.sha256,
         EXISTS (
           SELECT 1
           FROM history h
           WHERE h.topic = d.topic
             AND h.partition = d.partition
             AND h.log_offset = d.log_offset) AS is_held
       FROM dead_letter d
       WHERE d.topic = $1
         AND d.partition = $2
         AND d.log_offset BETWEEN $3 AND $4`,
      [this.topicPartition.topic, this.topicPartition.partition, String(first), String(last)],
    );
    return new Map(
      rows.map((row): [bigint, StoredDeadLetter] => [
        BigInt(row['log_offset'] as string),
        {
          reason: row['reason'] as DeadReason,
          detail: String(row['detail']),
          sha256: row['sha256'] as Buffer,
          isHeld: row['is_held'] === true,
        },
      ]),
    );
  }

  /** @param lacking those of the offsets whose letter is not there, or not as the log has it */
  async addDead(offsets: readonly bigint[], lacking: readonly LogDeadLetter[]): Promise<void> {
    if (offsets.length > 0)
      await this.query('INSERT INTO heal_dead (log_offset) SELECT unnest($1::bigint[])', [
        offsets.map(String),
      ]);
    if (lacking.length === 0) return;
    await this.query(
      `INSERT INTO heal_letter (topic, partition, log_offset, reason, detail, key, value_bytes,
         sha256, appended_at)
       SELECT $1::text, $2::int, log_offset, reason, detail, key, value_bytes, sha256,
         to_timestamp(appended_at / 1000.0)
       FROM unnest($3::bigint[], $4::text[], $5::text[], $6::bytea[], $7::int[], $8::bytea[],
         $9::float8[])
         AS d(log_offset, reason, detail, key, value_bytes, sha256, appended_at)`,
      [
        this.topicPartition.topic,
        this.topicPartition.partition,
        lacking.map(({ record }) => String(record.offset)),
        lacking.map(({ reason }) => reason),
        lacking.map(({ detail }) => storableDetail(detail)),
        lacking.map(({ record }) => storableKey(record.key)),
        lacking.map(({ record }) => record.value?.length ?? 0),
        lacking.map(({ record }) => sha256OfValue(record)),
        lacking.map(({ record }) => record.appendedAt),
      ],
    );
  }

  async addDuplicates(offsets: readonly bigint[]): Promise<void> {
    if (offsets.length > 0)
      await this.query('INSERT INTO heal_duplicate (log_offset) SELECT unnest($1::bigint[])', [
        offsets.map(String),
      ]);
  }
}
