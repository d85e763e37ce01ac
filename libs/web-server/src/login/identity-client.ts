import { agencyUrn } from '@sinergi/contracts';
import * as openid from 'openid-client';
import { Problem } from '../http/problem.js';
import type { PendingLogin } from './pending-logins.js';
import type { Person } from './person.js';

/** What a server has to know to log people in. */
export interface IdentitySettings {
  issuer: string;
  client: { id: string; secret: string };
  /** the server's own address */
  publicUrl: string;
  /** requested at each login; the identity provider grants those of the person's role */
  scopes: readonly string[];
  /** the roles that it knows; others are left out */
  roles: readonly string[];
  /** codes of the agencies for whose APIs it may ask tokens */
  agencies: readonly string[];
}

/**
 * Logs people in at the identity provider: authorization code with PKCE. Sources: RFC 6749, RFC
 * 7636, OpenID Connect Core 1.0.
 */
export class IdentityClient {
  private found: Promise<openid.Configuration> | undefined;

  constructor(private readonly settings: IdentitySettings) {}

  /** @throws Problem identity-unavailable */
  async begin(
    returnTo: string,
    asks: { language: 'id' | 'en'; mustChoose: boolean },
  ): Promise<{ url: string; login: PendingLogin }> {
    const configuration = await this.configuration();
    const login = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      returnTo,
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.redirectUri,
      scope: ['openid', 'profile', ...this.settings.scopes].join(' '),
      state: login.state,
      nonce: login.nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(login.verifier),
      code_challenge_method: 'S256',
      ui_locales: asks.language,
      ...(asks.mustChoose ? { prompt: 'login' } : {}),
    });
    for (const agency of this.settings.agencies)
      url.searchParams.append('resource', agencyUrn(agency));
    return { url: url.href, login };
  }

  /**
   * @param query query of the callback, with its question mark
   * @throws Problem login-failed
   */
  async complete(
    query: string,
    login: PendingLogin,
  ): Promise<{ person: Person; refreshToken: string | undefined }> {
    const configuration = await this.configuration();
    try {
      const tokens = await openid.authorizationCodeGrant(
        configuration,
        new URL(`${this.redirectUri}${query}`),
        {
          pkceCodeVerifier: login.verifier,
          expectedState: login.state,
          expectedNonce: login.nonce,
        },
      );
      const claims = tokens.claims();
      if (!claims) throw new Error('no ID token in the answer');
      const { sub, name, agency, roles } = claims;
      const person: Person = {
        id: sub,
        name: String(name ?? sub),
        agency: String(agency ?? ''),
        roles: this.settings.roles.filter((role) => Array.isArray(roles) && roles.includes(role)),
      };
      return { person, refreshToken: tokens.refresh_token };
    } catch (error) {
      throw new Problem(
        'login-failed',
        `Expected a completed login, got: ${error instanceof Error ? error.message : 'an error'}`,
        {
          cause: error,
        },
      );
    }
  }

  /**
   * Returns an access token for an agency's API with the scopes of the person's role there; the
   * identity provider decides them.
   * @throws Problem login-needed where the person's login has ended, identity-unavailable
   */
  async tokenFor(
    refreshToken: string,
    agency: string,
  ): Promise<{ token: string; expiresAt: number; refreshToken: string | undefined }> {
    const configuration = await this.configuration();
    try {
      const tokens = await openid.refreshTokenGrant(configuration, refreshToken, {
        resource: agencyUrn(agency),
      });
      return {
        token: tokens.access_token,
        expiresAt: Date.now() + (tokens.expires_in ?? 60) * 1_000,
        refreshToken: tokens.refresh_token,
      };
    } catch (error) {
      if (error instanceof openid.ResponseBodyError)
        throw new Problem(
          'login-needed',
          `Expected a valid login, got ${error.error}: log in again`,
          { cause: error },
        );
      throw new Problem(
        'identity-unavailable',
        `Expected the identity provider at ${this.settings.issuer}, got no answer`,
        {
          cause: error,
        },
      );
    }
  }

  private get redirectUri(): string {
    return `${this.settings.publicUrl}/login/callback`;
  }

  private async configuration(): Promise<openid.Configuration> {
    const { issuer, client } = this.settings;
    // Plain HTTP is allowed on the loopback only; the library refuses it anywhere else.
    const isLoopback = new URL(issuer).hostname === '127.0.0.1';
    // The ID token's signature is checked too: over plain HTTP nothing else proves who issued it.
    const execute = isLoopback
      ? [openid.allowInsecureRequests, openid.enableNonRepudiationChecks]
      : [openid.enableNonRepudiationChecks];
    this.found ??= openid.discovery(new URL(issuer), client.id, client.secret, undefined, {
      execute,
      timeout: 5,
    });
    try {
      return await this.found;
    } catch (error) {
      this.found = undefined;
      throw new Problem(
        'identity-unavailable',
        `Expected the identity provider at ${issuer}, got no answer`,
        { cause: error },
      );
    }
  }
}
