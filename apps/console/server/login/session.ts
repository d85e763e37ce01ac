import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import type { Operator } from '../../contract/session.js';

export const SESSION_SECONDS = 8 * 3_600;
export const LOGIN_SECONDS = 600;

/** What has to survive the trip to the identity provider and back. */
export interface PendingLogin {
  state: string;
  nonce: string;
  verifier: string;
  /** path to return to */
  returnTo: string;
}

/**
 * Sessions live in the browser alone: a JWE under the console's own key, so that any instance can read it and none has to keep it.
 * Source: RFC 7516 (A256GCM, direct).
 */
export class Sessions {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = createHash('sha256').update(`sinergi/console/session\n${secret}`).digest();
  }

  sealOperator(operator: Operator): Promise<string> {
    return this.seal({ use: 'session', operator }, SESSION_SECONDS);
  }

  sealLogin(login: PendingLogin): Promise<string> {
    return this.seal({ use: 'login', login }, LOGIN_SECONDS);
  }

  /** @returns undefined for anything that is not a session of this console, or no longer */
  async operator(cookie: string | undefined): Promise<Operator | undefined> {
    const payload = await this.open(cookie);
    return payload?.['use'] === 'session' ? (payload['operator'] as Operator) : undefined;
  }

  async login(cookie: string | undefined): Promise<PendingLogin | undefined> {
    const payload = await this.open(cookie);
    return payload?.['use'] === 'login' ? (payload['login'] as PendingLogin) : undefined;
  }

  private seal(payload: Record<string, unknown>, seconds: number): Promise<string> {
    return new EncryptJWT(payload).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).setExpirationTime(`${seconds}s`).encrypt(this.key);
  }

  private async open(cookie: string | undefined): Promise<Record<string, unknown> | undefined> {
    if (cookie === undefined) return undefined;
    try {
      return (await jwtDecrypt(cookie, this.key)).payload;
    } catch {
      return undefined;
    }
  }
}

export const SESSION_COOKIE = 'sinergi_session';
export const LOGIN_COOKIE = 'sinergi_login';
/** Set by a logout: the next login asks who it is. */
export const CHOOSE_COOKIE = 'sinergi_choose';
