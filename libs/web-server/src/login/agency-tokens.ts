import { Injectable } from '@nestjs/common';
import { Problem } from '../http/problem.js';
import { IdentityClient } from './identity-client.js';
import { type Session, SessionTable } from './session-table.js';

interface Held {
  token: string;
  /** epoch ms */
  expiresAt: number;
}

const RENEW_BEFORE_MS = 20_000;

/**
 * The access tokens with which people call agencies' APIs, each person in the own role. They are
 * kept in memory and renewed by the session's refresh token.
 */
@Injectable()
export class AgencyTokens {
  /** by session and agency */
  private readonly tokens = new Map<string, Held>();
  private readonly renewing = new Map<string, Promise<void>>();

  constructor(
    private readonly identity: IdentityClient,
    private readonly sessions: SessionTable,
  ) {}

  /** @throws Problem login-needed, identity-unavailable */
  async tokenOf({ sessionId }: Session, agency: string): Promise<string> {
    const name = `${sessionId} ${agency}`;
    const held = this.tokens.get(name);
    if (held && isFresh(held)) return held.token;
    // One refresh at a time per session: a rotated refresh token can be used once.
    const before = this.renewing.get(sessionId) ?? Promise.resolve();
    const renewal = before.catch(() => undefined).then(() => this.renew(sessionId, agency, name));
    this.renewing.set(sessionId, renewal);
    try {
      await renewal;
    } finally {
      if (this.renewing.get(sessionId) === renewal) this.renewing.delete(sessionId);
    }
    return this.tokens.get(name)!.token;
  }

  /** Forgets a token that the agency did not take. */
  forget({ sessionId }: Session, agency: string): void {
    this.tokens.delete(`${sessionId} ${agency}`);
  }

  private async renew(sessionId: string, agency: string, name: string): Promise<void> {
    const held = this.tokens.get(name);
    if (held && isFresh(held)) return;
    const refreshToken = await this.sessions.refreshTokenOf(sessionId);
    if (refreshToken === undefined)
      throw new Problem('login-needed', 'Expected a valid login, got none: log in again');
    const renewed = await this.identity.tokenFor(refreshToken, agency);
    const { token, expiresAt, refreshToken: next } = renewed;
    if (next !== undefined && next !== refreshToken)
      await this.sessions.keepRefreshToken(sessionId, next);
    for (const [other, { expiresAt: until }] of this.tokens)
      if (until < Date.now()) this.tokens.delete(other);
    this.tokens.set(name, { token, expiresAt });
  }
}

const isFresh = ({ expiresAt }: Held): boolean => expiresAt - RENEW_BEFORE_MS > Date.now();
