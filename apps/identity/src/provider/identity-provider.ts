import { agencyUrn } from '@sinergi/contracts';
import type { IdentitySettings } from '@sinergi/settings';
import Provider, { type ClientMetadata, type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import { loginErrorPage } from '../login/login-page.js';
import type { SigningKeys } from './signing-keys.js';

/** Tokens are short because an agency verifies them by signature alone and cannot see a revocation. */
export const ACCESS_TOKEN_SECONDS = 600;
const LOGIN_SECONDS = 600;

/**
 * The development OpenID provider: client credentials for the agencies' systems (JWT access tokens for their own agency's API only),
 * code + PKCE for the console. Everything but the keys is in memory: a restart ends logins, never a token's validity.
 */
export function createIdentityProvider(settings: IdentitySettings, keys: SigningKeys): Provider {
  const agencyOfClient = new Map(settings.clients.map((client) => [client.clientId, client.agency]));
  const scopesOfClient = new Map(settings.clients.map((client) => [client.clientId, client.scopes.join(' ')]));
  const operators = new Map(settings.operators.map((operator) => [operator.id, operator]));

  const configuration: Configuration = {
    clients: settings.clients.map(clientMetadata),
    jwks: { keys: [keys.jwk] as NonNullable<Configuration['jwks']>['keys'] },
    cookies: { keys: [keys.cookieKey], short: { signed: true, sameSite: 'lax' }, long: { signed: true, sameSite: 'lax' } },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    scopes: [...new Set(['openid', ...settings.clients.flatMap((client) => client.scopes)])],
    claims: { openid: ['sub'], profile: ['name', 'agency', 'roles'] },
    // The console reads name, agency and roles from the ID token and never needs an access token of its own.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    ttl: {
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      AccessToken: ACCESS_TOKEN_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: LOGIN_SECONDS,
      Session: LOGIN_SECONDS,
      Grant: LOGIN_SECONDS,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      rpInitiatedLogout: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client) => {
          const agency = agencyOfClient.get(client?.clientId ?? '');
          return agency === undefined ? (undefined as unknown as string) : agencyUrn(agency);
        },
        getResourceServerInfo: (_ctx, resource, client) => {
          const agency = agencyOfClient.get(client.clientId);
          if (agency === undefined || resource !== agencyUrn(agency)) {
            throw new errors.InvalidTarget(
              agency === undefined
                ? `client ${client.clientId} belongs to no agency and may not ask for a resource`
                : `expected resource ${agencyUrn(agency)}, got ${resource}`,
            );
          }
          return {
            scope: scopesOfClient.get(client.clientId) ?? '',
            audience: resource,
            accessTokenTTL: ACCESS_TOKEN_SECONDS,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          };
        },
      },
    },
    extraTokenClaims: (_ctx, token) => {
      const agency = agencyOfClient.get(token.clientId ?? '');
      return agency === undefined ? undefined : { agency };
    },
    findAccount: (_ctx, id) => {
      const operator = operators.get(id);
      if (operator === undefined) return undefined;
      const { name, agency, roles } = operator;
      return { accountId: id, claims: async () => ({ sub: id, name, agency, roles }) };
    },
    // The console is our own: the operator has nothing to consent to, so the grant is made with the login.
    loadExistingGrant: (ctx) => firstPartyGrant(ctx),
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = loginErrorPage(`${out.error}${out.error_description === undefined ? '' : `: ${out.error_description}`}`);
    },
  };
  return new Provider(settings.issuer, configuration);
}

async function firstPartyGrant(ctx: KoaContextWithOIDC) {
  const { session, client, provider } = ctx.oidc;
  if (session?.accountId === undefined || client === undefined) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid profile');
  await grant.save();
  return grant;
}

function clientMetadata(client: IdentitySettings['clients'][number]): ClientMetadata {
  const own = { client_id: client.clientId, client_secret: client.clientSecret };
  if (client.kind === 'console') {
    return {
      ...own,
      client_name: 'Sinergi',
      redirect_uris: client.redirectUris ?? [],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      scope: 'openid profile',
    };
  }
  return { ...own, redirect_uris: [], grant_types: ['client_credentials'], response_types: [], scope: client.scopes.join(' ') };
}
