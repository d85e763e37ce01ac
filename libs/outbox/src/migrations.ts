/** The migrations of the outbox's table. `position` is the order in which the relay publishes. */
export const outboxMigrations: { name: string; up: string; down: string }[] = [
  {
    name: 'Outbox1763900001000',
    up: `
      CREATE TABLE outbox (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        topic text NOT NULL, key text NOT NULL, value bytea, headers jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        published_at timestamptz, partition integer, log_offset bigint);
      CREATE INDEX outbox_pending ON outbox (position) WHERE published_at IS NULL;
      CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;`,
    down: 'DROP TABLE outbox;',
  },
  {
    // Receipts look up an event by its id before it has come back over the log.
    name: 'OutboxEventId1764360000000',
    up: `CREATE INDEX outbox_event ON outbox ((headers->>'ce_id'));`,
    down: 'DROP INDEX outbox_event;',
  },
  {
    // The latest events of an entity, and whether they are under way, are looked up by its key.
    name: 'OutboxKey1764360001000',
    up: 'CREATE INDEX outbox_key ON outbox (key, position);',
    down: 'DROP INDEX outbox_key;',
  },
];
