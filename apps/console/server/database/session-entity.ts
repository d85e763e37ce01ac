import { EntitySchema } from 'typeorm';
import type { Operator } from '../../contract/session.js';

/** A row of `session`. */
export interface SessionEntity {
  sessionId: string;
  /** SHA-256 of the cookie's secret */
  secretHash: Buffer;
  operatorId: string;
  operator: Operator;
  /** sealed with the console's own key; null where the identity provider gave none */
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
    operatorId: { name: 'operator_id', type: 'text' },
    operator: { type: 'jsonb' },
    refreshToken: { name: 'refresh_token', type: 'bytea', nullable: true },
    csrfToken: { name: 'csrf_token', type: 'text' },
    startedAt: { name: 'started_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    lastSeenAt: { name: 'last_seen_at', type: 'timestamptz', default: () => 'clock_timestamp()' },
    expiresAt: { name: 'expires_at', type: 'timestamptz' },
  },
});
