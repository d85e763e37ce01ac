/**
 * PostgreSQL's form of the hash of a ledger's entry (`ledgerHash` of contracts says the same). A
 * ledger's append function calls them by their schema: it runs as the owner, and looks nothing up
 * along a path.
 */
export const LEDGER_FUNCTIONS = `
  CREATE FUNCTION ledger_text(said text[]) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN (SELECT coalesce(string_agg(coalesce(octet_length(field) || ':' || field, '-'), ','
                              ORDER BY n), '')
            FROM unnest(said) WITH ORDINALITY AS fields(field, n));
  CREATE FUNCTION ledger_hash(previous bytea, said text[]) RETURNS bytea LANGUAGE sql STABLE
    RETURN sha256(previous || convert_to(public.ledger_text(said), 'UTF8'));`;
