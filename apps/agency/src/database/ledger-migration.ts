import { LEDGER_FUNCTIONS, type SqlMigration } from '@sinergi/database';

/** The function by which the service adds to the ledger, and the only way in which it can. */
export const APPEND_DISCLOSURE =
  'append_disclosure(uuid, text, text, text, text, text, text, text, integer, text[], text[])';

/** What the fields of an entry are in its hash; `disclosureFields` of contracts says the same. */
const HASH = `
  CREATE FUNCTION disclosure_hash(previous bytea, said disclosure) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN public.ledger_hash(previous, ARRAY['disclosure 1', said.seq::text,
      said.disclosure_id::text, ((extract(epoch FROM said.asked_at) * 1000000)::bigint)::text,
      said.client, said.officer_kind, said.officer, said.purpose, said.reason, said.topic,
      said.key, said.version::text, public.ledger_text(said.groups),
      CASE WHEN said.keys IS NOT NULL THEN public.ledger_text(said.keys) END]);`;

const APPEND = `
  CREATE FUNCTION append_disclosure(id uuid, client text, officer_kind text, officer text,
      purpose text, reason text, topic text, key text, version integer, groups text[], keys text[])
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      previous public.disclosure;
      entry public.disclosure;
    BEGIN
      -- One at a time, until each commit: without it two entries would follow the same one.
      PERFORM pg_advisory_xact_lock(hashtextextended('sinergi disclosure', 0));
      SELECT * INTO previous FROM public.disclosure AS d ORDER BY d.seq DESC LIMIT 1;
      entry.seq := coalesce(previous.seq, 0) + 1;
      entry.disclosure_id := id;
      entry.asked_at := clock_timestamp();
      entry.client := client;
      entry.officer_kind := officer_kind;
      entry.officer := officer;
      entry.purpose := purpose;
      entry.reason := reason;
      entry.topic := topic;
      entry.key := key;
      entry.version := version;
      entry.groups := groups;
      entry.keys := keys;
      entry.hash := public.disclosure_hash(
        coalesce(previous.hash, decode(repeat('00', 32), 'hex')), entry);
      INSERT INTO public.disclosure SELECT entry.*;
      RETURN entry.seq;
    END $$;`;

/** Entries of before are chained in the order of their times. */
const CHAIN = `
  DO $$
    DECLARE
      entry disclosure;
      head bytea := decode(repeat('00', 32), 'hex');
      n bigint := 0;
    BEGIN
      FOR entry IN SELECT * FROM disclosure ORDER BY asked_at, disclosure_id LOOP
        n := n + 1;
        entry.seq := n;
        head := disclosure_hash(head, entry);
        UPDATE disclosure SET seq = n, hash = head WHERE disclosure_id = entry.disclosure_id;
      END LOOP;
    END $$;`;

/** The lengths at which the ledger stood in the latest reports, so that each report names them. */
export const reportedMigration: SqlMigration = {
  name: 'LedgerReported1764000004250',
  up: `
    CREATE TABLE ledger_reported (
      length bigint PRIMARY KEY, n bigint GENERATED ALWAYS AS IDENTITY);`,
  down: 'DROP TABLE ledger_reported;',
};

/** Notices of openings of this agency's data, as they came and were opened. */
export const noticesMigration: SqlMigration = {
  name: 'DisclosureNotices1764000004300',
  up: `
    CREATE TABLE disclosure_notice (
      opener text NOT NULL, notice_id uuid NOT NULL, version integer NOT NULL,
      n bigint GENERATED ALWAYS AS IDENTITY UNIQUE, asked_at timestamptz NOT NULL,
      purpose text NOT NULL, exercise boolean NOT NULL, status text NOT NULL, detail jsonb,
      PRIMARY KEY (opener, notice_id, version));
    CREATE INDEX disclosure_notice_waiting ON disclosure_notice (n) WHERE status = 'KEY_PENDING';`,
  down: 'DROP TABLE disclosure_notice;',
};

/** Openings of the last hours are counted at each opening, and for each report. */
export const openingsMigration: SqlMigration = {
  name: 'CountedOpenings1764000004500',
  up: `
    CREATE INDEX disclosure_asked_at ON disclosure (asked_at);
    CREATE INDEX disclosure_break_glass ON disclosure (asked_at) WHERE topic = 'break-glass';`,
  down: 'DROP INDEX disclosure_break_glass, disclosure_asked_at;',
};

/**
 * The ledger of disclosures becomes a chain that is written by a function alone: a number without
 * gaps, who the officer is known to be, and a hash over the entry and the one before.
 */
export const ledgerMigration: SqlMigration = {
  name: 'LedgerChain1764000004100',
  up: `
    ${LEDGER_FUNCTIONS}
    ALTER TABLE disclosure
      ADD seq bigint, ADD officer_kind text NOT NULL DEFAULT 'UNKNOWN', ADD keys text[],
      ADD hash bytea, ALTER key DROP NOT NULL, ALTER version DROP NOT NULL;
    ALTER TABLE disclosure ALTER officer_kind DROP DEFAULT;
    ${HASH}
    ${CHAIN}
    ALTER TABLE disclosure
      ALTER seq SET NOT NULL, ALTER hash SET NOT NULL, ADD UNIQUE (seq), ADD CHECK (seq > 0),
      ADD CHECK (officer_kind IN ('LOGGED_IN', 'STATED', 'MACHINE', 'UNKNOWN')),
      ADD CHECK ((key IS NULL) = (keys IS NOT NULL)), ADD CHECK (cardinality(groups) > 0);
    ${APPEND}
    ALTER TABLE subject_waiting ADD entered boolean NOT NULL DEFAULT false;`,
  down: `
    ALTER TABLE subject_waiting DROP entered;
    DROP FUNCTION ${APPEND_DISCLOSURE};
    DROP FUNCTION disclosure_hash(bytea, disclosure);
    DELETE FROM disclosure WHERE key IS NULL;
    ALTER TABLE disclosure
      DROP seq, DROP officer_kind, DROP keys, DROP hash, ALTER key SET NOT NULL,
      ALTER version SET NOT NULL;
    DROP FUNCTION ledger_hash(bytea, text[]);
    DROP FUNCTION ledger_text(text[]);`,
};
