/**
 * The columns of the state move to the history: a value is stored once. State is a view of the
 * latest versions. `latest` is a mark, because an index of the latest versions alone serves a page
 * whatever number of versions an entity has.
 *
 * `feed_seq` stays as it is: cursors of webhooks and followers keep their places. Earlier versions
 * had no columns of their own; SQL cannot read them from the values, so the service fills rows
 * without lane before it serves anything. The table is written anew, which needs no vacuum.
 */
export const ONE_TABLE = {
  name: 'Replica1765000000000',
  up: `
    SET LOCAL statement_timeout = 0;
    CREATE TABLE record (
      feed_seq bigint NOT NULL, log_offset bigint NOT NULL,
      appended_at timestamptz NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      occurred_at timestamptz, event_id uuid NOT NULL, subject_id uuid,
      version integer NOT NULL, partition integer NOT NULL, latest boolean NOT NULL,
      topic text NOT NULL, key text NOT NULL, owner text NOT NULL, change text,
      lane text, kecamatan text, kind text, filters jsonb,
      hash bytea NOT NULL, headers jsonb NOT NULL, value bytea NOT NULL);
    INSERT INTO record
    SELECT h.feed_seq, h.log_offset, h.appended_at, h.applied_at,
      s.occurred_at, h.event_id, s.subject_id,
      h.version, h.partition, s.key IS NOT NULL,
      h.topic, h.key, coalesce(s.owner, e.owner, split_part(h.key, ':', 1)), s.change,
      s.lane, s.kecamatan, s.kind, s.filters,
      h.hash, h.headers, h.value
    FROM history h
      LEFT JOIN state e ON e.topic = h.topic AND e.key = h.key
      LEFT JOIN state s ON s.topic = h.topic AND s.key = h.key AND s.version = h.version;
    DROP TABLE state, history;
    ALTER TABLE record RENAME TO history;
    -- each version once; what is known of a record that came (write-effects.ts); an entity's
    -- versions (read-entities.ts, follow-lineage.ts)
    ALTER TABLE history ADD PRIMARY KEY (topic, key, version);
    -- the feed, and all that follows it (feed-row.ts)
    ALTER TABLE history ADD UNIQUE (feed_seq);
    -- an event by its id (held-entities.ts, find-event.ts, read-evidence.ts, lineage-table.ts)
    CREATE INDEX history_event ON history (event_id);
    -- a partition in the order of the log: scrub, evidence, heal, rewind, messages
    CREATE INDEX history_place ON history (topic, partition, log_offset);
    -- rows that the service has to fill (fill-columns.ts)
    CREATE INDEX history_unfilled ON history (topic, key, version) WHERE lane IS NULL;
    -- one latest version an entity; the state by key (lineage-table.ts, follow-own-work.ts)
    CREATE UNIQUE INDEX state_key ON history (topic, key) WHERE latest;
    -- the state by id, of whatever owner (held-entities.ts, read-entities.ts)
    CREATE INDEX state_entity ON history (split_part(key, ':', -1)) WHERE latest;
    -- lists, newest first (read-entities.ts): of a flow, and of a district, which is an eighth of
    -- it; of a kind; of a person
    CREATE INDEX state_time ON history (topic, lane, occurred_at DESC, key DESC) WHERE latest;
    CREATE INDEX state_kind ON history (topic, lane, kind, occurred_at DESC, key DESC)
      WHERE latest AND kind IS NOT NULL;
    CREATE INDEX state_subject_time ON history (subject_id, topic, occurred_at DESC, key DESC)
      WHERE latest AND subject_id IS NOT NULL;
    -- lists by what a flow names: addressee, status, correlation (list-query.ts, entity-work.ts)
    CREATE INDEX state_filters ON history USING gin (filters jsonb_path_ops)
      WHERE latest AND filters IS NOT NULL;
    -- Statistics would be of all versions, and mislead about the latest: a person whom an entity
    -- named in a hundred thousand versions would seem to be in most rows of a list.
    ALTER TABLE history ALTER COLUMN subject_id SET STATISTICS 0,
      ALTER COLUMN kecamatan SET STATISTICS 0, ALTER COLUMN kind SET STATISTICS 0;
    CREATE VIEW state AS
    SELECT topic, key, version, owner, split_part(key, ':', -1) AS entity_id, change, occurred_at,
      kecamatan, subject_id, value, kind, lane, filters
    FROM history
    WHERE latest;`,
  down: `
    SET LOCAL statement_timeout = 0;
    ALTER VIEW state RENAME TO former_state;
    CREATE TABLE state (
      topic text NOT NULL, key text NOT NULL, version integer NOT NULL,
      owner text NOT NULL, entity_id text NOT NULL, change text NOT NULL,
      occurred_at timestamptz NOT NULL,
      kecamatan text, subject_id uuid, value bytea NOT NULL, kind text, lane text, filters jsonb,
      PRIMARY KEY (topic, key));
    INSERT INTO state
    SELECT *
    FROM former_state;
    DROP VIEW former_state;
    DROP INDEX state_key, state_entity, state_time, state_kind, state_subject_time, state_filters,
      history_unfilled;
    ALTER TABLE history DROP COLUMN occurred_at, DROP COLUMN subject_id, DROP COLUMN latest,
      DROP COLUMN owner, DROP COLUMN change, DROP COLUMN lane, DROP COLUMN kecamatan,
      DROP COLUMN kind, DROP COLUMN filters;
    CREATE INDEX state_entity ON state (topic, entity_id);
    CREATE INDEX state_time ON state (topic, lane, occurred_at DESC, key DESC);
    CREATE INDEX state_area ON state (topic, lane, kecamatan, occurred_at DESC, key DESC);
    CREATE INDEX state_kind ON state (topic, lane, kind, occurred_at DESC, key DESC);
    CREATE INDEX state_subject_time ON state (subject_id, topic, occurred_at DESC, key DESC)
      WHERE subject_id IS NOT NULL;
    CREATE INDEX state_filters ON state USING gin (filters jsonb_path_ops)
      WHERE filters IS NOT NULL;
    CREATE INDEX state_unfilled ON state (topic, key) WHERE lane IS NULL;`,
};
