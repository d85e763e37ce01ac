import { agencyUrn } from '@sinergi/contracts';
import type { IdentitySettings } from '@sinergi/settings';
import Provider, {
  type ClientMetadata,
  type Configuration,
  errors,
  type KoaContextWithOIDC,
} from 'oidc-provider';
import { loginErrorPage } from '../login/login-page.js';
import { People } from './people.js';
import type { SigningKeys } from './signing-keys.js';

/**
 * Tokens live briefly because an agency verifies them by signature alone and cannot see a
 * revocation.
 */
export const ACCESS_TOKEN_SECONDS = 600;
const LOGIN_SECONDS = 600;
/**
 * A working day: for this long the console can act in an operator's own role without another login.
 */
const WORKDAY_SECONDS = 8 * 3_600;

/**
 * Builds the development OpenID provider: client credentials for the agencies' systems (JWT access
 * tokens for their own agency's API only), code + PKCE for the console and the desk. Only the keys
 * are stored; all else is in memory. A restart ends logins, but tokens stay valid.
 */
export function createIdentityProvider(settings: IdentitySettings, keys: SigningKeys): Provider {
  const agencyOfClient = new Map(
    settings.clients.map((client) => [client.clientId, client.agency]),
  );
  const scopesOfClient = new Map(
    settings.clients.map((client) => [client.clientId, client.scopes]),
  );
  const people = new People(settings);
  const agencyOfUrn = new Map(
    [...agencyOfClient.values()]
      .filter((code) => code !== undefined)
      .map((code) => [agencyUrn(code), code]),
  );

  const configuration: Configuration = {
    clients: settings.clients.map(clientMetadata),
    jwks: { keys: [keys.jwk] as NonNullable<Configuration['jwks']>['keys'] },
    cookies: {
      keys: [keys.cookieKey],
      short: { signed: true, sameSite: 'lax' },
      long: { signed: true, sameSite: 'lax' },
    },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post'],
    scopes: [...new Set(['openid', ...settings.clients.flatMap((client) => client.scopes)])],
    claims: { openid: ['sub'], profile: ['name', 'agency', 'roles'] },
    // Both servers read name, agency and roles from the ID token. An access token is for one
    // agency's API, in the person's role.
    conformIdTokenClaims: false,
    responseTypes: ['code'],
    pkce: { required: () => true },
    ttl: {
      ClientCredentials: ACCESS_TOKEN_SECONDS,
      AccessToken: ACCESS_TOKEN_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      Interaction: LOGIN_SECONDS,
      Session: LOGIN_SECONDS,
      Grant: WORKDAY_SECONDS,
      RefreshToken: WORKDAY_SECONDS,
    },
    // The server's own session decides how long it lasts, not the browser's session at this
    // provider.
    issueRefreshToken: (_ctx, client) => people.logInAt(client.clientId),
    expiresWithSession: () => false,
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
        getResourceServerInfo: (ctx, resource, client) => {
          const isOfPeople = people.logInAt(client.clientId);
          const agency = isOfPeople
            ? people.agencyAsking(ctx)
            : agencyOfClient.get(client.clientId);
          const isTheirs =
            isOfPeople && agency === undefined
              ? agencyOfUrn.has(resource)
              : agency !== undefined && resource === agencyUrn(agency);
          if (!isTheirs) {
            throw new errors.InvalidTarget(
              agency === undefined
                ? `client ${client.clientId} may not ask for the resource ${resource}`
                : `expected resource ${agencyUrn(agency)}, got ${resource}`,
            );
          }
          const given = scopesOfClient.get(client.clientId) ?? [];
          if (!isOfPeople) askForWhatWasGiven(ctx, given);
          return {
            scope: given.join(' '),
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
      if (agency !== undefined) return { agency };
      if (!('accountId' in token)) return undefined;
      // A person's token is for the agency that it was requested for. It carries the scopes of the
      // person's role there and the person's name, which the agency writes down.
      const person = people.find(String(token.accountId));
      const of = agencyOfUrn.get(String(token.aud));
      return person === undefined || of === undefined
        ? undefined
        : { agency: of, officer: `${person.name} (${person.id})` };
    },
    findAccount: (_ctx, id) => {
      const person = people.find(id);
      if (person === undefined) return undefined;
      const { name, agency, roles } = person;
      return { accountId: id, claims: async () => ({ sub: id, name, agency, roles }) };
    },
    // Console and desk belong to this system, so nobody need consent: the grant is made with
    // the login.
    loadExistingGrant: (ctx) => firstPartyGrant(ctx, people, agencyOfUrn),
    interactions: {
      policy: people.loginPolicy(),
      url: (_ctx, interaction) => `/interaction/${interaction.uid}`,
    },
    renderError: (ctx, out) => {
      ctx.type = 'html';
      ctx.body = loginErrorPage(
        `${out.error}${out.error_description === undefined ? '' : `: ${out.error_description}`}`,
      );
    },
  };
  const provider = new Provider(settings.issuer, configuration);
  provider.use(nameNoScopesOfOthers);
  return provider;
}

/**
 * Gives a system the scopes that it asks for, if its client has them, or all of its client's scopes
 * if it names none (RFC 6749, 3.3). The provider itself would ignore an unknown scope and issue a
 * token without it, and the mistake would show only where the token is used.
 *
 * @throws errors.InvalidScope
 */
function askForWhatWasGiven({ oidc }: KoaContextWithOIDC, given: readonly string[]): void {
  const asked = String(oidc.params?.['scope'] ?? '')
    .split(' ')
    .filter(Boolean);
  const others = asked.filter((scope) => !given.includes(scope));
  if (others.length > 0)
    throw new errors.InvalidScope(
      `expected scopes of this client (${given.join(' ')}), got ${others.join(' ').slice(0, 200)}`,
      others.join(' ').slice(0, 200),
    );
  if (asked.length === 0 && oidc.params) oidc.params['scope'] = given.join(' ');
}

/** A system knows its own scopes. The provider's metadata would tell everybody those of all. */
async function nameNoScopesOfOthers(ctx: KoaContextWithOIDC, next: () => Promise<void>) {
  await next();
  if (ctx.oidc?.route === 'discovery')
    ctx.body = { ...(ctx.body as object), scopes_supported: ['openid', 'profile'] };
}

/** Grants for every agency exactly the scopes of the person's role there. */
async function firstPartyGrant(
  ctx: KoaContextWithOIDC,
  people: People,
  agencyOfUrn: ReadonlyMap<string, string>,
) {
  const { session, client, provider } = ctx.oidc;
  if (session?.accountId === undefined || client === undefined) return undefined;
  const grant = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  grant.addOIDCScope('openid profile');
  const asked = String(ctx.oidc.params?.['scope'] ?? '').split(' ');
  // The provider asks for consent to every scope that is neither granted nor refused, but this
  // login has no consent page.
  grant.rejectOIDCScope(asked.filter((scope) => !['openid', 'profile'].includes(scope)).join(' '));
  for (const [urn, agency] of agencyOfUrn) {
    const allowed = new Set(people.scopesAt(client.clientId, session.accountId, agency));
    grant.addResourceScope(urn, [...allowed].join(' '));
    grant.rejectResourceScope(urn, asked.filter((scope) => !allowed.has(scope)).join(' '));
  }
  await grant.save();
  return grant;
}

function clientMetadata(client: IdentitySettings['clients'][number]): ClientMetadata {
  const own = { client_id: client.clientId, client_secret: client.clientSecret };
  if (client.kind !== 'agency-system') {
    return {
      ...own,
      client_name: 'Sinergi',
      redirect_uris: client.redirectUris ?? [],
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: client.scopes.join(' '),
    };
  }
  return {
    ...own,
    redirect_uris: [],
    grant_types: ['client_credentials'],
    response_types: [],
    scope: client.scopes.join(' '),
  };
}
