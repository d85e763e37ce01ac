import { EntitySchema } from 'typeorm';
import type { Person } from './person.js';

/** A row of `session`. */
export interface SessionEntity {
  sessionId: string;
  /** SHA-256 of the cookie's secret */
  secretHash: Buffer;
  personId: string;
  person: Person;
  /** sealed with the server's own key; null where the identity provider gave none */
  refreshToken: Buffer | null;
  csrfToken: string;
  startedAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
}

export const sessionEntity = new EntitySchema<SessionEntity>({
  name: 'session',
  columns: {
    sessionId: { name: 'session_id', type: 'uuid', primary: true },
    secretHash: { name: 'secret_hash', type: 'bytea' },
    personId: { name: 'person_id', type: 'text' },
    person: { type: 'jsonb' },
    refreshToken: { name: 'refresh_token', type: 'bytea', nullable: true },
    csrfToken: { name: 'csrf_token', type: 'text' },
    startedAt: { name: 'started_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    lastSeenAt: { name: 'last_seen_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    expiresAt: { name: 'expires_at', type: 'timestamptz' },
  },
});

/** The table of a server that begins with it, as its migration makes it. */
export const SESSION_TABLE = `
  CREATE TABLE session (
    session_id uuid PRIMARY KEY, secret_hash bytea NOT NULL UNIQUE, person_id text NOT NULL,
    person jsonb NOT NULL, refresh_token bytea, csrf_token text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL);
  CREATE INDEX session_expiry ON session (expires_at);`;
