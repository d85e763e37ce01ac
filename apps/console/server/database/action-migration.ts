import { LEDGER_FUNCTIONS, type SqlMigration } from '@sinergi/database';

/** The function by which the service adds to the log of actions, and the only way it can. */
export const APPEND_ACTION = 'append_action(uuid, text, text)';

const HASH = `
  CREATE FUNCTION action_hash(previous bytea, said action_entry) RETURNS bytea
    LANGUAGE sql STABLE
    RETURN public.ledger_hash(previous, ARRAY['action 1', said.seq::text,
      ((extract(epoch FROM said.at) * 1000000)::bigint)::text, said.action_id::text, said.kind,
      said.said]);`;

const APPEND = `
  CREATE FUNCTION append_action(action_id uuid, kind text, said text)
    RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    DECLARE
      previous public.action_entry;
      entry public.action_entry;
    BEGIN
      -- One at a time, until each commit: without it two entries would follow the same one.
      PERFORM pg_advisory_xact_lock(hashtextextended('sinergi action', 0));
      SELECT * INTO previous FROM public.action_entry AS e ORDER BY e.seq DESC LIMIT 1;
      entry.seq := coalesce(previous.seq, 0) + 1;
      entry.at := clock_timestamp();
      entry.action_id := action_id;
      entry.kind := kind;
      entry.said := said;
      entry.hash := public.action_hash(
        coalesce(previous.hash, decode(repeat('00', 32), 'hex')), entry);
      INSERT INTO public.action_entry SELECT entry.*;
      RETURN entry.seq;
    END $$;`;

/** Actions of before: each is an entry that it was begun, and one of how it ended. */
const CARRY_OVER = `
  DO $$
    DECLARE
      old record;
      entry action_entry;
      head bytea := decode(repeat('00', 32), 'hex');
      n bigint := 0;
    BEGIN
      FOR old IN
        SELECT a.action_id, a.at, e.kind, e.said
        FROM action_row a, LATERAL (VALUES
          ('BEGUN', json_build_object('operatorId', a.operator_id, 'operatorName', a.operator_name,
             'operatorAgency', a.operator_agency, 'action', a.action, 'agency', a.agency,
             'target', a.target, 'reason', a.reason, 'before', a.before)),
          ('ENDED', json_build_object('outcome', a.outcome, 'after', a.after))) AS e(kind, said)
        WHERE e.kind = 'BEGUN' OR a.outcome <> 'FAILED' OR a.after IS NOT NULL
        ORDER BY a.seq, e.kind
      LOOP
        n := n + 1;
        entry := ROW(n, old.at, old.action_id, old.kind, old.said::text, NULL);
        head := action_hash(head, entry);
        entry.hash := head;
        INSERT INTO action_entry SELECT entry.*;
      END LOOP;
    END $$;`;

/** An action as it stands: how it was begun, and its latest end. */
const VIEW = `
  CREATE VIEW action AS
    SELECT b.action_id, b.seq, b.at, b.said ->> 'operatorId' AS operator_id,
      b.said ->> 'operatorName' AS operator_name, b.said ->> 'operatorAgency' AS operator_agency,
      b.said ->> 'action' AS action, b.said ->> 'agency' AS agency, b.said -> 'target' AS target,
      b.said ->> 'reason' AS reason, nullif(b.said -> 'before', 'null') AS before,
      nullif(e.said -> 'after', 'null') AS after,
      coalesce(e.said ->> 'outcome', 'FAILED') AS outcome
    FROM (SELECT action_id, seq, at, kind, said::jsonb AS said FROM action_entry) b
    LEFT JOIN LATERAL (
      SELECT said::jsonb AS said FROM action_entry
      WHERE action_id = b.action_id AND kind = 'ENDED'
      ORDER BY seq DESC LIMIT 1) e ON true
    WHERE b.kind = 'BEGUN';`;

/**
 * The log of actions becomes a chain of entries that a function alone writes. How an action ended
 * is an entry of its own, so that none is ever changed.
 */
export const actionMigration: SqlMigration = {
  name: 'ActionChain1764100008000',
  up: `
    ${LEDGER_FUNCTIONS}
    ALTER TABLE action RENAME TO action_row;
    CREATE TABLE action_entry (
      seq bigint PRIMARY KEY CHECK (seq > 0), at timestamptz NOT NULL, action_id uuid NOT NULL,
      kind text NOT NULL CHECK (kind IN ('BEGUN', 'ENDED')),
      said text NOT NULL CHECK (jsonb_typeof(said::jsonb) = 'object'), hash bytea NOT NULL);
    CREATE INDEX action_entry_action ON action_entry (action_id, seq DESC);
    CREATE UNIQUE INDEX action_entry_begun ON action_entry (action_id) WHERE kind = 'BEGUN';
    ${HASH}
    ${CARRY_OVER}
    DROP TABLE action_row;
    ${APPEND}
    ${VIEW}`,
  down: `
    CREATE TABLE action_row (
      action_id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
      at timestamptz NOT NULL DEFAULT clock_timestamp(),
      operator_id text NOT NULL, operator_name text NOT NULL, operator_agency text NOT NULL,
      action text NOT NULL, agency text,
      target jsonb NOT NULL, reason text NOT NULL, before jsonb, after jsonb,
      outcome text NOT NULL DEFAULT 'FAILED');
    INSERT INTO action_row (action_id, at, operator_id, operator_name, operator_agency, action,
        agency, target, reason, before, after, outcome)
      SELECT action_id, at, operator_id, operator_name, operator_agency, action, agency, target,
        reason, before, after, outcome
      FROM action ORDER BY seq;
    DROP VIEW action;
    DROP FUNCTION ${APPEND_ACTION};
    DROP FUNCTION action_hash(bytea, action_entry);
    DROP TABLE action_entry;
    ALTER TABLE action_row RENAME TO action;
    CREATE INDEX action_agency ON action (agency, seq DESC);
    DROP FUNCTION ledger_hash(bytea, text[]);
    DROP FUNCTION ledger_text(text[]);`,
};
