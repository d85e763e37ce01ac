import { createHash } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

export const SESSION_SECONDS = 8 * 3_600;
export const LOGIN_SECONDS = 600;

/** The values that must survive the redirect to the identity provider and back. */
export interface PendingLogin {
  state: string;
  nonce: string;
  verifier: string;
  /** path to return to after the login */
  returnTo: string;
}

/**
 * A login that has begun is kept in the browser alone, for the minutes that it takes: a JWE with
 * the server's own key. Source: RFC 7516 (A256GCM, direct).
 */
export class PendingLogins {
  private readonly key: Uint8Array;

  /** @param server whose logins they are: a key has one use */
  constructor(secret: string, server: string) {
    this.key = createHash('sha256').update(`sinergi/${server}/login\n${secret}`).digest();
  }

  seal(login: PendingLogin): Promise<string> {
    const payload = { login } as unknown as Record<string, unknown>;
    return new EncryptJWT(payload)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setExpirationTime(`${LOGIN_SECONDS}s`)
      .encrypt(this.key);
  }

  /** @returns undefined for a cookie that holds no login begun here, or one that has expired */
  async open(cookie: string | undefined): Promise<PendingLogin | undefined> {
    if (cookie === undefined) return undefined;
    try {
      return (await jwtDecrypt(cookie, this.key)).payload['login'] as PendingLogin;
    } catch {
      return undefined;
    }
  }
}
