import { mkdir, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { CookieBrowser, freePort } from '@sinergi/testing';
import { type IdentityStandIn, identityStandIn } from '@sinergi/web-server/testing';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionRow, Me } from '../contract/session.js';
import { ConsoleAtHand } from './testing/console-at-hand.js';

const SCRIPT = `export const page = '${'page '.repeat(400)}';`;
let served: ConsoleAtHand;
let identity: IdentityStandIn | undefined;
let base: string;

const startIdentity = (): Promise<IdentityStandIn> =>
  identityStandIn({
    port: Number(new URL(served.settings.issuer).port),
    clientSecret: served.settings.client.secret,
    redirectUri: `${base}/login/callback`,
  });

beforeAll(async () => {
  served = await ConsoleAtHand.prepare({
    issuer: `http://127.0.0.1:${await freePort()}`,
    exportAllowed: true,
  });
  base = served.settings.publicUrl;
  const assets = join(served.settings.webDir, 'assets');
  await mkdir(assets);
  for (const [name, bytes] of [
    ['page.js', SCRIPT],
    ['page.js.br', brotliCompressSync(SCRIPT)],
    ['page.js.gz', gzipSync(SCRIPT)],
  ] as const)
    await writeFile(join(assets, name), bytes);
  identity = await startIdentity();
  await served.start();
  served.watch.start();
});

afterAll(async () => {
  await served?.close();
  await identity?.close();
});

async function loggedIn(): Promise<CookieBrowser> {
  const browser = new CookieBrowser();
  const { answer, url } = await browser.follow(`${base}/login`);
  expect([url, answer.status]).toEqual([`${base}/`, 200]);
  return browser;
}

/** Requests without `fetch`, which would decompress the answer. */
async function plain(path: string, headers: Record<string, string>) {
  const answer = await new Promise<IncomingMessage>((resolve, reject) =>
    get(`${base}${path}`, { headers }, resolve).on('error', reject),
  );
  return { headers: answer.headers, body: await buffer(answer) };
}

describe('before login', () => {
  it('the shell answers 200 with a strict policy, the API refuses with a problem', async () => {
    const shell = await fetch(base);
    expect(shell.status).toBe(200);
    expect(shell.headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'",
    );
    for (const path of [
      '/api/me',
      '/api/overview',
      '/api/overview/stream',
      '/api/agencies/kec-menteng/flows/sighting',
    ]) {
      const answer = await fetch(`${base}${path}`);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject({
        type: 'urn:sinergi:problem:login-needed',
        status: 401,
      });
    }
  });

  it('an address that nobody has is a page that says so, and to a program a problem', async () => {
    const page = await fetch(`${base}/nowhere`, { headers: { accept: 'text/html' } });
    expect([page.status, page.headers.get('content-type')]).toEqual([
      404,
      'text/html; charset=utf-8',
    ]);
    for (const path of ['/api/nowhere', '/nowhere']) {
      const answer = await fetch(`${base}${path}`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        404,
        expect.stringContaining('application/problem+json'),
      ]);
    }
  });

  it('a built file goes out as it was compressed, to whoever can read that', async () => {
    for (const [asked, encoding, open] of [
      ['br, gzip', 'br', brotliDecompressSync],
      ['gzip', 'gzip', gunzipSync],
      ['identity', undefined, (bytes: Buffer) => bytes],
    ] as const) {
      const { headers, body } = await plain('/assets/page.js', { 'accept-encoding': asked });
      expect([headers['content-encoding'], headers.vary, headers['content-type']]).toEqual([
        encoding,
        'accept-encoding',
        expect.stringContaining('javascript'),
      ]);
      expect(headers['cache-control']).toContain('immutable');
      expect(open(body).toString()).toBe(SCRIPT);
    }
    expect((await fetch(`${base}/assets/page.js.br`)).status).toBe(404);
  });

  it('a filter of 20 kB and an address of 100 are refused with a problem', async () => {
    for (const [length, code] of [
      [20_000, 'login-needed'],
      [100_000, 'address-too-long'],
    ] as const) {
      const answer = await fetch(`${base}/api/topics/x/messages?filter=${'a'.repeat(length)}`);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await answer.json()).toMatchObject({ type: `urn:sinergi:problem:${code}` });
    }
  });

  it('supervisors see counts and reasons', async () => {
    expect(await (await fetch(`${base}/health/live`)).json()).toEqual({ status: 'live' });
    const exchange = (await (await fetch(`${base}/health/exchange`)).json()) as {
      waitingFor: unknown[];
    };
    expect(exchange).toMatchObject({ of: 15, reported: 0, inSync: 0 });
    expect(exchange.waitingFor).toContainEqual({
      agency: 'kec-menteng',
      reason: 'unknown, no-report',
    });
  });

  it('a session that somebody made up lets nobody in', async () => {
    for (const cookie of [
      '__Host-sinergi_session=guess',
      '__Host-sinergi_session=eyJhbGciOiJub25lIn0..e30.',
      '__Host-sinergi_session=',
      'sinergi_session=x',
    ]) {
      expect((await fetch(`${base}/api/me`, { headers: { cookie } })).status).toBe(401);
    }
  });
});

describe('the login', () => {
  it('leads back with the reason while the identity provider is away, then works', async () => {
    // A console that has not met it yet: who has met it knows its addresses.
    await served.stop();
    await identity?.close();
    await served.start();
    served.watch.start();
    const away = await fetch(`${base}/login`, { redirect: 'manual' });
    expect([away.status, away.headers.get('location')]).toEqual([
      302,
      '/?login=identity-unavailable',
    ]);
    identity = await startIdentity();
    const browser = await loggedIn();
    const me = (await (await browser.get(`${base}/api/me`)).json()) as Me;
    expect(me).toMatchObject({
      id: 'sari',
      name: 'Sari Operator',
      agency: 'imigrasi-jakpus',
      roles: ['operator'],
    });
    expect(me.can['imigrasi-jakpus']).toEqual(['look', 'read', 'unmask', 'operate']);
    expect(me.can['kec-menteng']).toEqual(['look']);
    // Early detection's copy is operated like any other.
    expect(me.can['deteksi']).toEqual(['look']);
    expect(me.csrfToken.length).toBeGreaterThan(30);
  });

  it('keeps its session in a cookie that no script reads and no other site sends', async () => {
    const browser = await loggedIn();
    const { line, value } = browser.jar(base).get('__Host-sinergi_session')!;
    expect(line).toMatch(/HttpOnly/i);
    expect(line).toMatch(/SameSite=Lax/i);
    expect(line).toMatch(/; Path=\/; .*Secure|Secure.*; Path=\//i);
    expect(line).not.toMatch(/Domain=/i);
    expect(Buffer.from(value, 'base64').toString()).not.toContain('Sari');
    expect(browser.jar(base).has('__Host-sinergi_login')).toBe(false);
  });

  it('asks with state, nonce and PKCE, in the language of the page', async () => {
    const browser = new CookieBrowser();
    const answer = await browser.get(`${base}/login?lang=en`);
    const query = new URL(answer.headers.get('location') ?? '').searchParams;
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(query.get(name)?.length).toBeGreaterThan(20);
    expect([
      query.get('code_challenge_method'),
      query.get('ui_locales'),
      query.get('prompt'),
    ]).toEqual(['S256', 'en', null]);
  });

  it('completes only what this browser began', async () => {
    const isCallback = (next: string): boolean => next.startsWith(`${base}/login/callback`);
    const { next: callback } = await new CookieBrowser().follow(`${base}/login`, isCallback);
    const stranger = await fetch(callback ?? '', { redirect: 'manual' });
    expect(stranger.headers.get('location')).toBe('/?login=login-failed');

    const other = new CookieBrowser();
    await other.follow(`${base}/login`, isCallback);
    const crossed = await other.get(callback ?? '');
    expect(crossed.headers.get('location')).toBe('/?login=login-failed');
    expect(other.jar(base).has('__Host-sinergi_session')).toBe(false);
  });

  it('counts an address in another spelling as the same address', async () => {
    const left = async (path: string): Promise<number> =>
      Number(
        (await fetch(`${base}${path}`, { redirect: 'manual' })).headers.get(
          'x-ratelimit-remaining',
        ),
      );
    expect(await left('/login')).toBe((await left('/%6cogin')) + 1);
  });

  it('sends nobody elsewhere', async () => {
    for (const to of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      const { url } = await new CookieBrowser().follow(
        `${base}/login?to=${encodeURIComponent(to)}`,
      );
      expect(url).toBe(`${base}/`);
    }
  });

  it('ends with the logout, after which the provider asks who it is', async () => {
    const browser = await loggedIn();
    const out = await browser.get(`${base}/logout`, { method: 'POST' });
    expect([out.status, out.headers.get('location')]).toEqual([303, '/']);
    expect((await browser.get(`${base}/api/me`)).status).toBe(401);
    const again = await browser.get(`${base}/login`);
    expect(new URL(again.headers.get('location') ?? '').searchParams.get('prompt')).toBe('login');
  });

  it('is not ended by a form on another site, which sends no cookie', async () => {
    const answer = await fetch(`${base}/logout`, { method: 'POST', redirect: 'manual' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('a session', () => {
  it('is kept on the server: ended there, it has ended in every browser', async () => {
    const [one, other] = [await loggedIn(), await loggedIn()];
    const me = (await (await one.get(`${base}/api/me`)).json()) as Me;
    const { items } = (await (await one.get(`${base}/api/sessions`)).json()) as {
      items: { id: string; isThisOne: boolean }[];
    };
    const mine = items.find(({ isThisOne }) => isThisOne)!;
    const end = (id: string, reason: string) =>
      one.get(`${base}/api/sessions/${id}`, {
        method: 'DELETE',
        headers: { 'x-sinergi-csrf': me.csrfToken, 'content-type': 'application/json' },
        body: JSON.stringify({ reason }),
      });
    expect((await end(mine.id, 'short')).status).toBe(400);
    const others = (await (await other.get(`${base}/api/sessions`)).json()) as {
      items: { id: string; isThisOne: boolean }[];
    };
    const theirs = others.items.find(({ isThisOne }) => isThisOne)!;
    expect((await end(theirs.id, 'left on a shared machine')).status).toBe(200);
    expect((await other.get(`${base}/api/me`)).status).toBe(401);
    expect((await one.get(`${base}/api/me`)).status).toBe(200);
    const { items: actions } = (await (await one.get(`${base}/api/actions`)).json()) as {
      items: ActionRow[];
    };
    expect(actions[0]).toMatchObject({
      action: 'session.end',
      outcome: 'DONE',
      reason: 'left on a shared machine',
      operator: { id: 'sari' },
    });
  });

  it('changes nothing without the token of its own page', async () => {
    const browser = await loggedIn();
    const post = (headers: Record<string, string>) =>
      browser.get(`${base}/api/agencies/imigrasi-jakpus/operations`, {
        method: 'POST',
        headers,
        body: '{}',
      });
    for (const headers of [{}, { 'x-sinergi-csrf': 'guess' }, { 'content-type': 'text/plain' }])
      expect(await (await post(headers as Record<string, string>)).json()).toMatchObject({
        type: 'urn:sinergi:problem:forged-request',
      });
  });

  it('is stored as a hash, its refresh token under the console’s own key', async () => {
    const browser = await loggedIn();
    const { value } = browser.jar(base).get('__Host-sinergi_session')!;
    const rows = await served.database.query('SELECT * FROM session');
    const stored = JSON.stringify(rows, (_, cell: unknown) =>
      Buffer.isBuffer(cell) ? cell.toString('latin1') : cell,
    );
    expect(stored).not.toContain(value);
  });
});

describe('after login', () => {
  it('shows the overview and a cell, and says what is not there', async () => {
    const browser = await loggedIn();
    const overview = await browser.get(`${base}/api/overview`);
    expect(overview.headers.get('cache-control')).toBe('no-store');
    expect(await overview.json()).toMatchObject({ of: 15, inSync: 0 });
    expect(
      await (await browser.get(`${base}/api/agencies/kec-menteng/flows/sighting`)).json(),
    ).toMatchObject({ status: 'unknown' });
    expect(
      await (await browser.get(`${base}/api/agencies/nobody/flows/sighting`)).json(),
    ).toMatchObject({ status: 404 });
    expect((await browser.get(`${base}/api/nothing`)).status).toBe(404);
  });

  it('exports no message where export is off, and tells the page beforehand', async () => {
    const browser = await loggedIn();
    served.settings.exportAllowed = false;
    const me = (await (await browser.get(`${base}/api/me`)).json()) as Me;
    const answer = await browser.get(
      `${base}/api/topics/timpora.sighting/export?agency=imigrasi-jakpus`,
    );
    served.settings.exportAllowed = true;
    expect([me.exportAllowed, answer.status]).toEqual([false, 403]);
    expect(await answer.json()).toMatchObject({ type: 'urn:sinergi:problem:export-switched-off' });
  });

  it('lets nobody try many unmaskings a minute, and says when to come back', async () => {
    const browser = await loggedIn();
    const statuses: number[] = [];
    // Each attempt brings another invented session, but the address is counted.
    for (let attempt = 0; attempt < 31; attempt += 1) {
      const headers = { cookie: `__Host-sinergi_session=made-up-${attempt}` };
      statuses.push(
        (await fetch(`${base}/api/messages/unmask`, { method: 'POST', headers })).status,
      );
    }
    expect([new Set(statuses.slice(0, 30)), statuses[30]]).toEqual([new Set([401]), 429]);
    // A logged-in operator is counted apart from other requests of the same address.
    await browser.get(`${base}/api/me`);
    expect((await browser.get(`${base}/api/messages/unmask`, { method: 'POST' })).status).toBe(403);
    const refused = await fetch(`${base}/api/messages/unmask`, { method: 'POST' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ type: 'urn:sinergi:problem:too-many-requests' });
  });

  it('streams the whole picture with an id, also to who returns, and repeats it', async () => {
    const browser = await loggedIn();
    const abort = new AbortController();
    const response = await browser.get(`${base}/api/overview/stream`, {
      signal: abort.signal,
      headers: { 'last-event-id': '999' },
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events: EventSourceMessage[] = [];
    const parser = createParser({ onEvent: (event) => events.push(event) });
    const reader = response.body!.getReader();
    while (events.length < 2) parser.feed(new TextDecoder().decode((await reader.read()).value));
    abort.abort();
    expect(events[0]).toMatchObject({ event: 'overview' });
    expect(Number(events[1]?.id)).toBeGreaterThan(Number(events[0]?.id));
    expect(JSON.parse(events[0]?.data ?? '{}')).toMatchObject({ of: 15 });
  });
});
