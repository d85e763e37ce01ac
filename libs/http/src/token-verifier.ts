import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

/** The caller by its token: one of the agency's own systems, or a human of the agency. */
export interface Caller {
  clientId: string;
  agency: string;
  scopes: ReadonlySet<string>;
  /** epoch ms */
  expiresAt: number;
  /** the human whom the token names; null for a system's token */
  officer: string | null;
}

export type TokenRefusal =
  | 'token-missing'
  | 'token-invalid'
  | 'token-expired'
  | 'other-agency'
  /** the issuer does not answer */
  | 'unavailable';

/** The refusal of an access token. The message says what was expected and what came. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';

  constructor(
    readonly code: TokenRefusal,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** After this time a key that its issuer withdrew is no longer trusted. */
const KNOWN_FOR_MS = 60_000;
const MOST_KNOWN = 1_000;

interface Discovery {
  jwks_uri: string;
  token_endpoint: string;
}

/**
 * Verifies access tokens of the issuer for this agency: signature, issuer, audience, expiry, and
 * that the client belongs to this agency. Source: RFC 9068 (JWT profile for OAuth 2.0 access
 * tokens).
 */
export class TokenVerifier {
  private keys: ReturnType<typeof createRemoteJWKSet> | undefined;
  private discovery: Discovery | undefined;
  /**
   * the callers of verified tokens: a system calls many times with one token, and verifying its
   * signature is a tenth of a call's cost
   */
  private readonly callers = new Map<string, { caller: Caller; until: number }>();

  constructor(private readonly options: { issuer: string; audience: string; agency: string }) {}

  /** Returns the caller of a token that was verified lately. */
  known(token: string): Caller | undefined {
    const known = this.callers.get(token);
    return known && known.until > Date.now() ? known.caller : undefined;
  }

  /** @throws TokenRefused */
  async verify(token: string): Promise<Caller> {
    const known = this.known(token);
    if (known) return known;
    const caller = await this.verifyAnew(token);
    if (this.callers.size >= MOST_KNOWN) this.callers.clear();
    const until = Math.min(caller.expiresAt, Date.now() + KNOWN_FOR_MS);
    this.callers.set(token, { caller, until });
    return caller;
  }

  private async verifyAnew(token: string): Promise<Caller> {
    const { issuer, audience, agency } = this.options;
    let claims: JWTPayload;
    try {
      ({ payload: claims } = await jwtVerify(token, await this.keySet(), {
        issuer,
        audience,
        algorithms: ['RS256', 'ES256', 'PS256', 'EdDSA'],
        requiredClaims: ['exp'],
        clockTolerance: 5,
      }));
    } catch (error) {
      throw this.refusal(error);
    }
    if (claims['agency'] !== agency) {
      throw new TokenRefused(
        'other-agency',
        `Expected a client of ${agency}, got one of ${String(claims['agency'] ?? 'no agency')}`,
      );
    }
    return {
      clientId: String(claims['client_id'] ?? claims.sub),
      agency,
      expiresAt: claims.exp! * 1_000,
      officer: typeof claims['officer'] === 'string' ? claims['officer'] : null,
      scopes: new Set(
        String(claims['scope'] ?? '')
          .split(' ')
          .filter(Boolean),
      ),
    };
  }

  /** Returns the issuer's token endpoint. @throws TokenRefused unavailable */
  async tokenUrl(): Promise<string> {
    try {
      return (await this.discover()).token_endpoint;
    } catch (error) {
      throw this.refusal(error);
    }
  }

  private refusal(error: unknown): TokenRefused {
    const { audience, issuer } = this.options;
    if (error instanceof TokenRefused) return error;
    if (error instanceof errors.JWTExpired)
      return new TokenRefused(
        'token-expired',
        `Expected a token that is still valid, got an expired one`,
      );
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud') {
      return new TokenRefused(
        'other-agency',
        `Expected a token for ${audience}, got one for ${String(error.payload?.aud)}`,
      );
    }
    if (error instanceof errors.JWKSTimeout || isUnreachable(error)) {
      return new TokenRefused(
        'unavailable',
        `Expected the issuer's keys at ${issuer}, got no answer`,
        { cause: error },
      );
    }
    return new TokenRefused(
      'token-invalid',
      `Expected a token signed by ${issuer}, got: ` +
        `${error instanceof Error ? error.message : 'none'}`,
    );
  }

  /** The issuer is asked once for the address of its keys; jose then caches and rotates them. */
  private async keySet(): Promise<ReturnType<typeof createRemoteJWKSet>> {
    if (!this.keys) {
      const { jwks_uri } = await this.discover();
      this.keys = createRemoteJWKSet(new URL(jwks_uri), {
        cooldownDuration: 5_000,
        timeoutDuration: 5_000,
      });
    }
    return this.keys;
  }

  /** Source: OpenID Connect Discovery 1.0, 4. */
  private async discover(): Promise<Discovery> {
    if (!this.discovery) {
      const response = await fetch(`${this.options.issuer}/.well-known/openid-configuration`, {
        signal: AbortSignal.timeout(5_000),
      });
      const told = response.ok ? ((await response.json()) as Partial<Discovery>) : {};
      const { jwks_uri, token_endpoint } = told;
      // An issuer may give wrong values while it starts. They must not be kept until this process
      // ends.
      if (!URL.canParse(jwks_uri ?? '') || !URL.canParse(token_endpoint ?? ''))
        throw new TypeError(`Expected the issuer's addresses, got HTTP ${response.status}`);
      this.discovery = { jwks_uri: jwks_uri!, token_endpoint: token_endpoint! };
    }
    return this.discovery;
  }
}

function isUnreachable(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    (error instanceof Error &&
      (error.name === 'TimeoutError' || error.message.includes('fetch failed')))
  );
}

/** Returns the bearer token of an Authorization header; undefined where it has none. */
export const bearerIn = (authorization: string | undefined): string | undefined =>
  /^Bearer ([\w\-.~+/]+=*)$/i.exec(authorization ?? '')?.[1];
