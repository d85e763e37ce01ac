import { EMPTY_MISPLACED } from './empty-misplaced.js';
import { sqlFenceHash } from './fence-hash.js';
import { ONE_TABLE } from './one-table.js';
import { BUCKETS } from './partition-digest.js';
import { HASH_BYTES } from './record-hash.js';
import { sqlXorOf } from './sync/sql-record-hash.js';

/**
 * The migrations that create the replica's tables, in order. Values are stored as they are on the
 * log: sealed groups stay sealed.
 */
export const replicaMigrations: { name: string; up: string; down: string }[] = [
  {
    name: 'Replica1763900000000',
    up: `
      CREATE TABLE history (
        topic text NOT NULL, key text NOT NULL, version integer NOT NULL,
        feed_seq bigint NOT NULL UNIQUE,
        partition integer NOT NULL, log_offset bigint NOT NULL, appended_at timestamptz NOT NULL,
        event_id uuid NOT NULL, hash bytea NOT NULL, value bytea NOT NULL, headers jsonb NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (topic, key, version));
      CREATE INDEX history_event ON history (event_id);
      CREATE TABLE state (
        topic text NOT NULL, key text NOT NULL, version integer NOT NULL,
        owner text NOT NULL, entity_id text NOT NULL, change text NOT NULL,
        occurred_at timestamptz NOT NULL,
        kecamatan text, subject_id uuid, value bytea NOT NULL,
        PRIMARY KEY (topic, key));
      CREATE INDEX state_entity ON state (topic, entity_id);
      CREATE INDEX state_time ON state (topic, occurred_at DESC, key DESC);
      CREATE INDEX state_area ON state (topic, kecamatan, occurred_at DESC, key DESC);
      CREATE INDEX state_subject ON state (topic, subject_id) WHERE subject_id IS NOT NULL;
      CREATE TABLE position (
        topic text NOT NULL, partition integer NOT NULL, next_offset bigint NOT NULL,
        cluster_id text NOT NULL,
        digest bytea NOT NULL, records bigint NOT NULL DEFAULT 0,
        entities bigint NOT NULL DEFAULT 0, last_appended_at bigint NOT NULL DEFAULT 0,
        cuts jsonb NOT NULL DEFAULT '[]', gap text,
        PRIMARY KEY (topic, partition));
      CREATE TABLE dead_letter (
        topic text NOT NULL, partition integer NOT NULL, log_offset bigint NOT NULL,
        reason text NOT NULL, detail text NOT NULL, key bytea, value bytea, headers jsonb NOT NULL,
        sha256 bytea NOT NULL, appended_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (topic, partition, log_offset));
      CREATE TABLE version_hole (
        topic text NOT NULL, key text NOT NULL, version integer NOT NULL,
        PRIMARY KEY (topic, key, version));
      CREATE TABLE feed (singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        last_seq bigint NOT NULL);
      INSERT INTO feed (last_seq) VALUES (0);`,
    down: 'DROP TABLE feed, version_hole, dead_letter, position, state, history;',
  },
  {
    // Earlier rows have no values for the new columns. The log has the values, so the copy is
    // emptied and read again.
    name: 'Replica1764000000000',
    up: `
      TRUNCATE history, state, position, dead_letter, version_hole;
      ALTER TABLE state ADD COLUMN kind text;
      CREATE INDEX state_kind ON state (topic, kind, occurred_at DESC, key DESC);
      CREATE INDEX state_subject_time ON state (subject_id, topic, occurred_at DESC, key DESC)
        WHERE subject_id IS NOT NULL;
      DROP INDEX state_subject;
      CREATE INDEX history_place ON history (topic, partition, log_offset);
      ALTER TABLE position ADD COLUMN duplicates bigint NOT NULL DEFAULT 0;`,
    down: `
      ALTER TABLE position DROP COLUMN duplicates;
      DROP INDEX history_place, state_subject_time, state_kind;
      ALTER TABLE state DROP COLUMN kind;
      CREATE INDEX state_subject ON state (topic, subject_id) WHERE subject_id IS NOT NULL;`,
  },
  {
    // Keys are looked up by name only. In the state table each key would be written to five
    // indexes.
    name: 'Replica1764000000100',
    up: `
      CREATE TABLE key_record (topic text NOT NULL, key text NOT NULL, version integer NOT NULL,
        value bytea NOT NULL, PRIMARY KEY (topic, key));
      INSERT INTO key_record (topic, key, version, value)
      SELECT topic, key, version, value
      FROM state
      WHERE topic LIKE 'timpora.key.%';
      DELETE FROM state WHERE topic LIKE 'timpora.key.%';`,
    down: 'DROP TABLE key_record;',
  },
  {
    // Every batch rewrites the position rows of its partitions, a thousand bytes each. A row with a
    // page to itself stays on that page, and no index changes.
    name: 'Replica1764000000200',
    up: 'ALTER TABLE position SET (fillfactor = 10);',
    down: 'ALTER TABLE position RESET (fillfactor);',
  },
  {
    // A paused partition stays paused over a restart. A dismissed dead letter still counts in the
    // account of offsets.
    name: 'Replica1764100000000',
    up: `
      ALTER TABLE position ADD COLUMN paused boolean NOT NULL DEFAULT false;
      ALTER TABLE dead_letter ADD COLUMN dismissal jsonb;`,
    down: 'ALTER TABLE dead_letter DROP COLUMN dismissal; ALTER TABLE position DROP COLUMN paused;',
  },
  {
    // `read_to` tells a position that was set back from a log that holds its records twice.
    name: 'Replica1764200000000',
    up: `
      ALTER TABLE position ADD COLUMN read_to bigint NOT NULL DEFAULT 0;
      UPDATE position SET read_to = next_offset;`,
    down: 'ALTER TABLE position DROP COLUMN read_to;',
  },
  { name: 'Replica1764300000000', up: EMPTY_MISPLACED, down: 'SELECT 1;' },
  {
    // The bytes of a dead letter are read from the log. Topics of flows keep every record; on a key
    // topic compaction removes what a later record of the same key has replaced.
    name: 'Replica1764400000000',
    up: `
      SET LOCAL statement_timeout = 0;
      ALTER TABLE dead_letter ADD COLUMN value_bytes integer NOT NULL DEFAULT 0;
      UPDATE dead_letter SET value_bytes = octet_length(coalesce(value, '')),
        key = substring(key FROM 1 FOR 200);
      ALTER TABLE dead_letter DROP COLUMN value, DROP COLUMN headers;
      ALTER TABLE dead_letter ALTER COLUMN value_bytes DROP DEFAULT;`,
    down: `
      ALTER TABLE dead_letter ADD COLUMN value bytea,
        ADD COLUMN headers jsonb NOT NULL DEFAULT '{}';
      ALTER TABLE dead_letter DROP COLUMN value_bytes;`,
  },
  {
    // Fences of partitions with a history and of key topics alike.
    name: 'Replica1764500000000',
    up: `
      CREATE TABLE fence (
        topic text NOT NULL, partition integer NOT NULL, log_offset bigint NOT NULL,
        directory_version bigint NOT NULL, sha256 bytea NOT NULL,
        PRIMARY KEY (topic, partition, log_offset));`,
    down: 'DROP TABLE fence;',
  },
  {
    // `log_offset` is where the record that counts lies last, `last_offset` where any record of
    // that key lies last: compaction leaves that one. A publisher notes in `repeated_at` for which
    // of those it has repeated its own.
    name: 'Replica1764600000000',
    up: `
      ALTER TABLE key_record ALTER COLUMN version TYPE bigint,
        ADD COLUMN headers jsonb, ADD COLUMN log_offset bigint, ADD COLUMN last_offset bigint,
        ADD COLUMN repeated_at bigint;
      CREATE INDEX key_record_displaced ON key_record (topic)
        WHERE last_offset > coalesce(log_offset, -1);`,
    down: `
      DROP INDEX key_record_displaced;
      DELETE FROM key_record WHERE version >= 2147483648;
      ALTER TABLE key_record ALTER COLUMN version TYPE integer, DROP COLUMN headers,
        DROP COLUMN log_offset, DROP COLUMN last_offset, DROP COLUMN repeated_at;`,
  },
  {
    // The digest gets a bucket for fences, after those of rows. Marks of partitions with fences
    // were made without them.
    name: 'Replica1764600006000',
    up: `
      UPDATE position p SET
        digest = p.digest || coalesce((
          SELECT ${sqlXorOf(sqlFenceHash('f'))}
          FROM fence f
          WHERE f.topic = p.topic AND f.partition = p.partition AND f.log_offset < p.read_to),
          decode(repeat('00', ${HASH_BYTES}), 'hex')),
        cuts = CASE WHEN EXISTS (
            SELECT 1 FROM fence f WHERE f.topic = p.topic AND f.partition = p.partition)
          THEN '[]' ELSE p.cuts END;`,
    down: `
      UPDATE position SET digest = substring(digest FROM 1 FOR ${BUCKETS * HASH_BYTES}),
        cuts = '[]';`,
  },
  {
    // The lane and the filters lie in the values, which SQL cannot read. A row without lane is
    // filled by the service, before it serves anything.
    name: 'Replica1764700300000',
    up: `
      ALTER TABLE state ADD COLUMN lane text, ADD COLUMN filters jsonb;
      DROP INDEX state_time, state_area, state_kind;
      CREATE INDEX state_time ON state (topic, lane, occurred_at DESC, key DESC);
      CREATE INDEX state_area ON state (topic, lane, kecamatan, occurred_at DESC, key DESC);
      CREATE INDEX state_kind ON state (topic, lane, kind, occurred_at DESC, key DESC);
      CREATE INDEX state_filters ON state USING gin (filters jsonb_path_ops)
        WHERE filters IS NOT NULL;
      CREATE INDEX state_unfilled ON state (topic, key) WHERE lane IS NULL;`,
    down: `
      DROP INDEX state_unfilled, state_filters, state_time, state_area, state_kind;
      CREATE INDEX state_time ON state (topic, occurred_at DESC, key DESC);
      CREATE INDEX state_area ON state (topic, kecamatan, occurred_at DESC, key DESC);
      CREATE INDEX state_kind ON state (topic, kind, occurred_at DESC, key DESC);
      ALTER TABLE state DROP COLUMN lane, DROP COLUMN filters;`,
  },
  {
    // Every flow is filtered by `correlationId`, which rows of before do not have among their
    // filters: the service fills them as rows without lane.
    name: 'Replica1764800201000',
    up: `
      SET LOCAL statement_timeout = 0;
      UPDATE state SET lane = NULL;`,
    down: 'SELECT 1;',
  },
  ONE_TABLE,
];
