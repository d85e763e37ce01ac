import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

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
 * A login that was begun lives in the browser alone, for the minutes it takes: a JWE under the
 * console's own key. Source: RFC 7516 (A256GCM, direct).
 */
export class PendingLogins {
  private readonly key: Uint8Array;

  constructor(secret: string) {
    this.key = createHash('sha256').update(`sinergi/console/login\n${secret}`).digest();
  }

  seal(login: PendingLogin): Promise<string> {
    const payload = { login } as unknown as Record<string, unknown>;
    return new EncryptJWT(payload)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(`${LOGIN_SECONDS}s`)
      .encrypt(this.key);
  }

  /** @returns undefined for anything that is not a login begun here, or no longer */
  async open(cookie: string | undefined): Promise<PendingLogin | undefined> {
    if (cookie === undefined) return undefined;
    try {
      return (await jwtDecrypt(cookie, this.key)).payload['login'] as PendingLogin;
    } catch {
      return undefined;
    }
  }
}

/**
 * The prefix has browsers refuse it over plain HTTP beyond the loopback, for other paths and from
 * other hosts. Source: RFC 6265bis, 4.1.3.2.
 */
export const SESSION_COOKIE = '__Host-sinergi_session';
export const LOGIN_COOKIE = '__Host-sinergi_login';
/** Set by a logout: the next login asks who it is. */
export const CHOOSE_COOKIE = '__Host-sinergi_choose';
