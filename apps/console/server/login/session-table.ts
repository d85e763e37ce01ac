import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ServiceDatabase } from '@sinergi/database';
import type { Operator, SessionRow } from '../../contract/session.js';
import { SecretBox } from '../database/secret-box.js';
import { SESSION_SECONDS } from './session.js';

/** A session as the server keeps it. The browser holds only a secret that identifies it. */
export interface Session {
  sessionId: string;
  operator: Operator;
  csrfToken: string;
  expiresAt: Date;
}

/**
 * A session is accepted for this long without asking the database again, ms. A session that was
 * ended elsewhere may live on for this long.
 */
const BELIEVED_MS = 5_000;
const SEEN_EVERY_MS = 60_000;

interface Believed {
  session: Session;
  at: number;
  seenAt: number;
}

/**
 * Sessions, kept on the server so that they can be ended there. The cookie's secret is stored only
 * as its SHA-256; the identity provider's refresh token is stored under AES-256-GCM with the
 * console's own key. While the database is away, sessions that it confirmed before stay valid until
 * they expire.
 */
export class SessionTable {
  private readonly box: SecretBox;
  private readonly believed = new Map<string, Believed>();

  constructor(
    private readonly database: ServiceDatabase,
    secret: string,
  ) {
    this.box = new SecretBox(secret, 'refresh');
  }

  /** @returns the secret for the cookie */
  async begin(operator: Operator, refreshToken: string | undefined): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.database.query(
      `INSERT INTO session (session_id, secret_hash, operator_id, operator, refresh_token,
         csrf_token, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(secs => $7))`,
      [
        ...[randomUUID(), hashOf(secret), operator.id, JSON.stringify(operator)],
        ...[
          refreshToken === undefined ? null : this.box.seal(Buffer.from(refreshToken)),
          randomBytes(24).toString('base64url'),
          SESSION_SECONDS,
        ],
      ],
    );
    await this.database.query('DELETE FROM session WHERE expires_at < clock_timestamp()');
    return secret;
  }

  /**
   * Finds the session of a secret.
   * @returns undefined for a secret of no session, or of one that ended
   * @throws when the database is away and did not confirm the session before
   */
  async find(secret: string | undefined): Promise<Session | undefined> {
    if (secret === undefined) return undefined;
    const name = hashOf(secret).toString('hex');
    const known = this.believed.get(name);
    const now = Date.now();
    if (known && known.session.expiresAt.getTime() <= now) this.believed.delete(name);
    else if (known && now - known.at < BELIEVED_MS) return known.session;
    try {
      return await this.ask(name, known, now);
    } catch (error) {
      if (known && known.session.expiresAt.getTime() > now) return known.session;
      throw error;
    }
  }

  /**
   * Returns a session that the database confirmed before, without asking again. A session that was
   * ended elsewhere may be returned for a while.
   */
  confirmed(secret: string | undefined): Session | undefined {
    const known =
      secret === undefined ? undefined : this.believed.get(hashOf(secret).toString('hex'));
    return known && known.session.expiresAt.getTime() > Date.now() ? known.session : undefined;
  }

  private async ask(
    name: string,
    known: Believed | undefined,
    now: number,
  ): Promise<Session | undefined> {
    const [row] = await this.database.query(
      `SELECT session_id, operator, csrf_token, expires_at
       FROM session
       WHERE secret_hash = $1
         AND expires_at > clock_timestamp()`,
      [Buffer.from(name, 'hex')],
    );
    if (!row) {
      this.believed.delete(name);
      return undefined;
    }
    const session: Session = {
      sessionId: String(row['session_id']),
      operator: row['operator'] as Operator,
      csrfToken: String(row['csrf_token']),
      expiresAt: row['expires_at'] as Date,
    };
    const isSeenAgain = now - (known?.seenAt ?? 0) > SEEN_EVERY_MS;
    if (isSeenAgain)
      await this.database.query(
        'UPDATE session SET last_seen_at = clock_timestamp() WHERE session_id = $1',
        [session.sessionId],
      );
    this.believed.set(name, { session, at: now, seenAt: isSeenAgain ? now : known!.seenAt });
    return session;
  }

  async end(sessionId: string): Promise<void> {
    await this.database.query('DELETE FROM session WHERE session_id = $1', [sessionId]);
    for (const [name, { session }] of this.believed)
      if (session.sessionId === sessionId) this.believed.delete(name);
  }

  async refreshTokenOf(sessionId: string): Promise<string | undefined> {
    const [row] = await this.database.query(
      'SELECT refresh_token FROM session WHERE session_id = $1',
      [sessionId],
    );
    const sealed = row?.['refresh_token'] as Buffer | null | undefined;
    // The token was sealed with another key: the operator must log in again.
    return sealed ? this.box.open(sealed)?.toString('utf8') : undefined;
  }

  async keepRefreshToken(sessionId: string, refreshToken: string): Promise<void> {
    await this.database.query('UPDATE session SET refresh_token = $2 WHERE session_id = $1', [
      sessionId,
      this.box.seal(Buffer.from(refreshToken)),
    ]);
  }

  /** Returns sessions that have not ended, latest first. */
  async list(own: string): Promise<SessionRow[]> {
    const rows = await this.database.query(
      `SELECT session_id, operator, started_at, last_seen_at, expires_at
       FROM session
       WHERE expires_at > clock_timestamp()
       ORDER BY started_at DESC
       LIMIT 500`,
    );
    return rows.map((row) => ({
      id: String(row['session_id']),
      operator: row['operator'] as Operator,
      startedAt: (row['started_at'] as Date).toISOString(),
      lastSeenAt: (row['last_seen_at'] as Date).toISOString(),
      expiresAt: (row['expires_at'] as Date).toISOString(),
      isThisOne: row['session_id'] === own,
    }));
  }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
