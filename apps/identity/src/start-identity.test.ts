import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IdentitySettings } from '@sinergi/settings';
import { freePort } from '@sinergi/testing';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startIdentity } from './start-identity.js';

let stateDir: string;
let settings: IdentitySettings;
let app: NestFastifyApplication;
const CONSOLE_SCOPES = [
  'openid',
  'profile',
  'sighting:read',
  'sighting:open',
  'operate',
  'reset',
  'intelligence:read',
];
const menteng = 'urn:sinergi:agency:kec-menteng';
const gambir = 'urn:sinergi:agency:kec-gambir';
const DESK_SCOPES = ['openid', 'profile', 'sighting:read', 'sighting:write', 'sighting:open'];
const DESK_REDIRECT = 'http://127.0.0.1:4706/login/callback';
const REDIRECT = 'http://127.0.0.1:4700/login/callback';

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'sinergi-identity-'));
  const port = await freePort();
  const agencyClient = (agency: string): IdentitySettings['clients'][number] => ({
    clientId: `${agency}.system`,
    clientSecret: `secret-of-${agency}`,
    kind: 'agency-system',
    agency,
    scopes:
      agency === 'kec-gambir'
        ? ['sighting:read', 'sighting:open', 'intelligence:read']
        : ['sighting:write', 'sighting:read'],
  });
  settings = {
    http: { host: '127.0.0.1', port },
    issuer: `http://127.0.0.1:${port}`,
    stateDir,
    clients: [
      agencyClient('kec-menteng'),
      agencyClient('kec-gambir'),
      {
        clientId: 'console',
        clientSecret: 'console-secret',
        kind: 'console',
        scopes: CONSOLE_SCOPES,
        redirectUris: [REDIRECT],
      },
      {
        clientId: 'desk',
        clientSecret: 'desk-secret',
        kind: 'desk',
        scopes: DESK_SCOPES,
        redirectUris: [DESK_REDIRECT],
      },
    ],
    officers: [
      { id: 'rani', name: 'Rani Latihan', agency: 'kec-menteng', roles: ['clerk'] },
      { id: 'tono', name: 'Tono Latihan', agency: 'kec-gambir', roles: ['officer'] },
      { id: 'joko', name: 'Joko Latihan', agency: 'kec-gambir', roles: ['viewer'] },
    ],
    operators: [
      { id: 'sari', name: 'Sari <Operator>', agency: 'imigrasi-jakpus', roles: ['operator'] },
      { id: 'admin', name: 'Admin Satu', agency: 'imigrasi-dki', roles: ['platform-admin'] },
      { id: 'tono', name: 'Tono Latihan', agency: 'kec-gambir', roles: ['viewer'] },
      { id: 'budi', name: 'Budi Pengawas', agency: 'kec-menteng', roles: ['viewer'] },
    ],
    logLevel: 'error',
  };
  app = await startIdentity(settings);
});

afterAll(async () => {
  await app?.close();
  await rm(stateDir, { recursive: true, force: true });
});

async function askToken(agency: string, form: Record<string, string>): Promise<Response> {
  const credentials = Buffer.from(`${agency}.system:secret-of-${agency}`).toString('base64');
  return fetch(`${settings.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
  });
}

describe('client credentials', () => {
  it('gives an agency system a verifiable ten-minute JWT for its own API', async () => {
    const answer = await askToken('kec-menteng', {
      resource: 'urn:sinergi:agency:kec-menteng',
      scope: 'sighting:write sighting:read',
    });
    expect(answer.status).toBe(200);
    const { access_token: token } = (await answer.json()) as { access_token: string };
    const discovery = (await (
      await fetch(`${settings.issuer}/.well-known/openid-configuration`)
    ).json()) as { jwks_uri: string };
    const { payload } = await jwtVerify(token, createRemoteJWKSet(new URL(discovery.jwks_uri)), {
      issuer: settings.issuer,
      audience: 'urn:sinergi:agency:kec-menteng',
    });
    expect(payload).toMatchObject({
      client_id: 'kec-menteng.system',
      agency: 'kec-menteng',
      scope: 'sighting:write sighting:read',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(600);
  });

  it('keeps only the scopes that were asked for, so a test can lack one', async () => {
    const answer = await askToken('kec-menteng', { scope: 'sighting:read' });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect(decodeJwt(token)).toMatchObject({
      scope: 'sighting:read',
      aud: 'urn:sinergi:agency:kec-menteng',
    });
  });

  it("refuses another agency's resource", async () => {
    const answer = await askToken('kec-menteng', {
      resource: 'urn:sinergi:agency:kec-gambir',
      scope: 'sighting:read',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: 'invalid_target' });
  });

  it.each(['sighting:open', 'operate', 'reset', 'nothing:at-all', 'sighting:read typo', 'openid'])(
    'refuses %s, which the client was not given, and says what it was given',
    async (scope) => {
      const answer = await askToken('kec-menteng', { scope });
      expect(answer.status).toBe(400);
      const { error, error_description: says } = (await answer.json()) as Record<string, string>;
      expect(error).toBe('invalid_scope');
      expect(says).toContain('sighting:write sighting:read');
    },
  );

  it('gives all that the client was given where no scope is asked for', async () => {
    const answer = await askToken('kec-menteng', {});
    const { access_token: token, scope } = (await answer.json()) as Record<string, string>;
    expect(scope).toBe('sighting:write sighting:read');
    expect(decodeJwt(token!)).toMatchObject({ scope: 'sighting:write sighting:read' });
  });

  it('refuses a scope the client was not given and a wrong secret', async () => {
    expect(await (await askToken('kec-menteng', { scope: 'sighting:open' })).json()).toMatchObject({
      error: 'invalid_scope',
    });
    const wrong = await fetch(`${settings.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: 'kec-menteng.system',
        client_secret: 'guess',
      }),
    });
    expect(wrong.status).toBe(401);
  });
});

describe('a query of our own pages', () => {
  it.each([
    ['/health/live?verbose=1', []],
    ['/interaction/abc?Lang=en', ['lang']],
  ])('%s is refused with what is taken', async (path, accepted) => {
    const answer = await fetch(`${settings.issuer}${path}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ accepted });
  });
});

describe('the console login', () => {
  it('leads through the operator list to an ID token with name, agency and roles', async () => {
    const client = await openid.discovery(
      new URL(settings.issuer),
      'console',
      'console-secret',
      undefined,
      {
        execute: [openid.allowInsecureRequests],
      },
    );
    const verifier = openid.randomPKCECodeVerifier();
    const state = openid.randomState();
    const nonce = openid.randomNonce();
    const start = openid.buildAuthorizationUrl(client, {
      redirect_uri: REDIRECT,
      scope: 'openid profile',
      state,
      nonce,
      prompt: 'login',
      ui_locales: 'en',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
    const browser = new CookieBrowser();
    const page = await browser.follow(start.href);
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('Development only');
    expect(text).toContain('Sari &#60;Operator&#62;');
    expect(text).not.toContain('<script');

    const unknown = await browser.post(page.url, { person: 'nobody' });
    expect(unknown.status).toBe(422);

    const chosen = await browser.post(page.url, { person: 'sari' });
    const back = await browser.follow(
      new URL(chosen.headers.get('location') ?? '', settings.issuer).href,
      REDIRECT,
    );
    const callback = new URL(back.headers.get('location') ?? '');
    expect(callback.href.startsWith(REDIRECT)).toBe(true);
    const tokens = await openid.authorizationCodeGrant(client, callback, {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
    });
    expect(tokens.claims()).toMatchObject({
      sub: 'sari',
      name: 'Sari <Operator>',
      agency: 'imigrasi-jakpus',
      roles: ['operator'],
    });
  });

  it('answers an expired login with a page in words, not a stack', async () => {
    const answer = await fetch(`${settings.issuer}/interaction/none`, {
      headers: { 'accept-language': 'id' },
    });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('kedaluwarsa');
  });
});

/** A client at which people log in, and what it asks for. */
interface Place {
  client: string;
  redirect: string;
  scopes: string[];
}
const AT_CONSOLE: Place = { client: 'console', redirect: REDIRECT, scopes: CONSOLE_SCOPES };
const AT_DESK: Place = { client: 'desk', redirect: DESK_REDIRECT, scopes: DESK_SCOPES };

/**
 * Returns the claims of a person's token for an agency, requested with every scope that the client
 * may ask for; or why there is none.
 */
async function claimsOf(
  person: string,
  resource: string,
  { client: id, redirect, scopes }: Place = AT_CONSOLE,
  browser = new CookieBrowser(),
): Promise<Record<string, unknown> | string> {
  const client = await openid.discovery(new URL(settings.issuer), id, `${id}-secret`, undefined, {
    execute: [openid.allowInsecureRequests],
  });
  const verifier = openid.randomPKCECodeVerifier();
  const start = openid.buildAuthorizationUrl(client, {
    redirect_uri: redirect,
    scope: scopes.join(' '),
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  });
  for (const urn of [menteng, gambir]) start.searchParams.append('resource', urn);
  const page = await browser.follow(start.href);
  const chosen = await browser.post(page.url, { person });
  if (chosen.status !== 303) return `HTTP ${chosen.status}`;
  const back = await browser.follow(
    new URL(chosen.headers.get('location') ?? '', settings.issuer).href,
    redirect,
  );
  const callback = new URL(back.headers.get('location') ?? '');
  const tokens = await openid.authorizationCodeGrant(client, callback, {
    pkceCodeVerifier: verifier,
  });
  try {
    const renewed = await openid.refreshTokenGrant(client, tokens.refresh_token!, { resource });
    return decodeJwt(renewed.access_token);
  } catch (error) {
    return (error as { error?: string }).error ?? 'no token';
  }
}

describe('the metadata of the provider', () => {
  it('names the scopes of everybody, and of nobody in particular', async () => {
    const answer = await fetch(`${settings.issuer}/.well-known/openid-configuration`);
    expect(await answer.json()).toMatchObject({ scopes_supported: ['openid', 'profile'] });
  });
});

describe('an operator’s access token', () => {
  it('is for the own agency with the scopes of the role, and names the human', async () => {
    expect(await claimsOf('budi', menteng)).toMatchObject({
      aud: menteng,
      agency: 'kec-menteng',
      officer: 'Budi Pengawas (budi)',
      scope: 'sighting:read',
    });
  });

  it('has a restricted flow only where the systems of that agency have it', async () => {
    // Budi of kec-menteng has the same role, and not this scope.
    expect(await claimsOf('tono', gambir)).toMatchObject({
      scope: 'sighting:read intelligence:read',
    });
  });

  it('carries no scope for another agency', async () => {
    const claims = await claimsOf('budi', gambir);
    expect(typeof claims === 'string' ? '' : (claims['scope'] ?? '')).toBe('');
  });

  it('lets a platform administrator operate anywhere and read nowhere', async () => {
    for (const urn of [menteng, gambir])
      expect(await claimsOf('admin', urn)).toMatchObject({ aud: urn, scope: 'operate reset' });
  });
});

describe('an officer’s access token', () => {
  it('has what role and agency have in common, and names the human', async () => {
    expect(await claimsOf('rani', menteng, AT_DESK)).toMatchObject({
      ...{ aud: menteng, agency: 'kec-menteng', officer: 'Rani Latihan (rani)' },
      scope: 'sighting:write sighting:read',
    });
    // This agency's own system may open, and may not write.
    expect(await claimsOf('tono', gambir, AT_DESK)).toMatchObject({
      ...{ aud: gambir, agency: 'kec-gambir', officer: 'Tono Latihan (tono)' },
      scope: 'sighting:read sighting:open',
    });
  });

  it('is refused for another agency', async () => {
    expect(await claimsOf('rani', gambir, AT_DESK)).toBe('invalid_target');
    expect(await claimsOf('tono', menteng, AT_DESK)).toBe('invalid_target');
  });

  it('carries no scope by the role of an operator', async () => {
    const claims = await claimsOf('joko', gambir, AT_DESK);
    expect(typeof claims === 'string' ? '' : (claims['scope'] ?? '')).toBe('');
  });

  it('is for officers at the desk alone, and for operators at the console alone', async () => {
    expect(await claimsOf('admin', menteng, AT_DESK)).toBe('HTTP 422');
    expect(await claimsOf('rani', menteng, AT_CONSOLE)).toBe('HTTP 422');
  });

  it('is not given to whoever logged in at the other place before: the login asks', async () => {
    const browser = new CookieBrowser();
    expect(await claimsOf('budi', menteng, AT_CONSOLE, browser)).toMatchObject({
      officer: 'Budi Pengawas (budi)',
    });
    expect(await claimsOf('rani', menteng, AT_DESK, browser)).toMatchObject({
      officer: 'Rani Latihan (rani)',
    });
  });
});

describe('keys', () => {
  it('are made once, kept 0600 and survive a restart, so tokens stay valid', async () => {
    const [file] = await readdir(stateDir);
    const path = join(stateDir, file ?? '');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const before = await readFile(path, 'utf8');
    await app.close();
    app = await startIdentity(settings);
    expect(await readFile(path, 'utf8')).toBe(before);
    expect((await fetch(`${settings.issuer}/health/ready`)).status).toBe(200);
  });
});

/** A minimal browser for a login: it keeps cookies and follows redirects until the console. */
class CookieBrowser {
  private readonly cookies = new Map<string, string>();

  async follow(url: string, stopAt = 'nowhere:'): Promise<Response> {
    let answer = await this.request(url);
    for (let hops = 0; hops < 10 && answer.status >= 300 && answer.status < 400; hops += 1) {
      const next = new URL(answer.headers.get('location') ?? '', url).href;
      if (next.startsWith(stopAt)) return answer;
      answer = await this.request(next);
    }
    return answer;
  }

  post(url: string, form: Record<string, string>): Promise<Response> {
    return this.request(url, { method: 'POST', body: new URLSearchParams(form) });
  }

  private async request(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      if (name !== undefined) this.cookies.set(name, value ?? '');
    }
    return answer;
  }
}
