import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider from 'oidc-provider';
import type { Person } from '../login/person.js';

export interface IdentityStandIn {
  issuer: string;
  close(): Promise<void>;
}

const SARI: Person = {
  ...{ id: 'sari', name: 'Sari Operator', agency: 'imigrasi-jakpus' },
  roles: ['operator'],
};

/**
 * A small OpenID provider that logs everybody in as one person, without a page. It gives tokens for
 * whatever resource is asked for.
 */
export async function identityStandIn(options: {
  port?: number;
  clientSecret: string;
  redirectUri: string;
  clientId?: string;
  person?: Person;
}): Promise<IdentityStandIn> {
  const { clientId = 'console', person = SARI } = options;
  const server = createServer();
  await listen(server, options.port ?? 0);
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: options.clientSecret,
        redirect_uris: [options.redirectUri],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
        scope: 'openid profile',
      },
    ],
    jwks: {
      keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'one' } as never],
    },
    cookies: { keys: [randomBytes(32).toString('hex')] },
    claims: { openid: ['sub'], profile: ['name', 'agency', 'roles'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => undefined as unknown as string,
        getResourceServerInfo: (_ctx, audience) => ({
          ...{ scope: '', audience, accessTokenTTL: 600 },
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    issueRefreshToken: () => true,
    ttl: { RefreshToken: 3_600, Grant: 3_600, AccessToken: 600, Session: 600, Interaction: 600 },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => ({ ...person, sub: id, roles: [...person.roles] }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ accountId: person.id, clientId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: person.id } });
  });
  return { issuer, close: () => close(server) };
}

const listen = (server: Server, port: number): Promise<void> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));

function close(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
