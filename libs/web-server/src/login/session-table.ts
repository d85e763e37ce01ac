import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ServiceDatabase } from '@sinergi/database';
import { now as databaseNow, isAhead, isOver } from '../database/by-its-clock.js';
import { SecretBox } from '../database/secret-box.js';
import { SESSION_SECONDS } from './pending-logins.js';
import type { Person } from './person.js';
import { sessionEntity } from './session-entity.js';

/** A session as the server keeps it. The browser holds only a secret that identifies it. */
export interface Session<P extends Person = Person> {
  sessionId: string;
  person: P;
  csrfToken: string;
  expiresAt: Date;
}

/**
 * A session is accepted for this long without asking the database again, ms. A session that was
 * ended elsewhere may live on for this long.
 */
const BELIEVED_MS = 5_000;
const SEEN_EVERY_MS = 60_000;
const MOST_LISTED = 500;

/** A session without its secrets, for a list of sessions. */
export interface SessionRow<P extends Person = Person> {
  id: string;
  person: P;
  startedAt: string;
  lastSeenAt: string;
  expiresAt: string;
  isThisOne: boolean;
}

interface Believed {
  session: Session;
  at: number;
  seenAt: number;
}

/**
 * Sessions, kept on the server so that they can be ended there. The cookie's secret is stored only
 * as its SHA-256; the identity provider's refresh token is stored under AES-256-GCM with the
 * server's own key. While the database is away, sessions that it confirmed before stay valid until
 * they expire.
 */
export class SessionTable {
  private readonly box: SecretBox;
  private readonly believed = new Map<string, Believed>();

  constructor(
    private readonly database: ServiceDatabase,
    secret: string,
    /** whose sessions they are */
    server: string,
  ) {
    this.box = new SecretBox(secret, `${server}/refresh`);
  }

  /** @returns the secret for the cookie */
  async begin(person: Person, refreshToken: string | undefined): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    await this.database.using(sessionEntity, async (sessions) => {
      await sessions.insert({
        sessionId: randomUUID(),
        secretHash: hashOf(secret),
        personId: person.id,
        person,
        refreshToken: refreshToken === undefined ? null : this.box.seal(Buffer.from(refreshToken)),
        csrfToken: randomBytes(24).toString('base64url'),
        expiresAt: () => `clock_timestamp() + interval '${SESSION_SECONDS} seconds'`,
      });
      await sessions.delete({ expiresAt: isOver() });
    });
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
    const row = await this.database.using(sessionEntity, (sessions) =>
      sessions.findOneBy({ secretHash: Buffer.from(name, 'hex'), expiresAt: isAhead() }),
    );
    if (!row) {
      this.believed.delete(name);
      return undefined;
    }
    const { sessionId, person, csrfToken, expiresAt } = row;
    const session: Session = { sessionId, person, csrfToken, expiresAt };
    const isSeenAgain = now - (known?.seenAt ?? 0) > SEEN_EVERY_MS;
    if (isSeenAgain) await this.update(sessionId, { lastSeenAt: databaseNow });
    this.believed.set(name, { session, at: now, seenAt: isSeenAgain ? now : known!.seenAt });
    return session;
  }

  async end(sessionId: string): Promise<void> {
    await this.database.using(sessionEntity, (sessions) => sessions.delete({ sessionId }));
    for (const [name, { session }] of this.believed)
      if (session.sessionId === sessionId) this.believed.delete(name);
  }

  async refreshTokenOf(sessionId: string): Promise<string | undefined> {
    const row = await this.database.using(sessionEntity, (sessions) =>
      sessions.findOneBy({ sessionId }),
    );
    // The token was sealed with another key: the person must log in again.
    return row?.refreshToken ? this.box.open(row.refreshToken)?.toString('utf8') : undefined;
  }

  async keepRefreshToken(sessionId: string, refreshToken: string): Promise<void> {
    await this.update(sessionId, { refreshToken: this.box.seal(Buffer.from(refreshToken)) });
  }

  /** Returns sessions that have not ended, latest first. */
  async list(own: string): Promise<SessionRow[]> {
    const rows = await this.database.using(sessionEntity, (sessions) =>
      sessions.find({
        where: { expiresAt: isAhead() },
        order: { startedAt: 'DESC' },
        take: MOST_LISTED,
      }),
    );
    return rows.map(({ sessionId, person, startedAt, lastSeenAt, expiresAt }) => ({
      id: sessionId,
      person,
      startedAt: startedAt.toISOString(),
      lastSeenAt: lastSeenAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      isThisOne: sessionId === own,
    }));
  }

  private async update(
    sessionId: string,
    to: { lastSeenAt: () => string } | { refreshToken: Buffer },
  ): Promise<void> {
    await this.database.using(sessionEntity, (sessions) => sessions.update({ sessionId }, to));
  }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
