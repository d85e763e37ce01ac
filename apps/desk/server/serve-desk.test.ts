import { eventually } from '@sinergi/testing';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AgencyStandIn } from './testing/agency-stand-in.js';
import { DeskAtHand } from './testing/desk-at-hand.js';

const RANI = { id: 'rani', name: 'Rani Latihan', agency: 'kec-menteng', roles: ['clerk'] };

let agency: AgencyStandIn;
let other: AgencyStandIn;
let desk: DeskAtHand;
let base: string;

beforeAll(async () => {
  [agency, other] = await Promise.all([AgencyStandIn.start(), AgencyStandIn.start()]);
  desk = await DeskAtHand.start(RANI, { 'kec-menteng': agency.url, 'kec-senen': other.url });
  base = desk.settings.publicUrl;
});

afterAll(async () => {
  await desk?.close();
  await Promise.all([agency?.close(), other?.close()]);
});

const problem = (code: string) => ({ type: `urn:sinergi:problem:${code}` });

describe('before the login', () => {
  it('the shell is there, and everything else is refused with a problem', async () => {
    const shell = await fetch(`${base}/report/sighting`);
    expect(shell.status).toBe(200);
    expect(shell.headers.get('content-security-policy')).toContain("default-src 'none'");
    agency.answers((_request, response) => response.end('{}'));
    for (const path of ['/api/me', '/api/ground', '/api/forms/sighting', '/agency/sightings']) {
      const answer = await fetch(`${base}${path}`);
      expect([path, answer.status]).toEqual([path, 401]);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject(problem('login-needed'));
    }
    expect(agency.received).toEqual([]);
  });

  it('metrics are for scrapers alone', async () => {
    const authorization = `Bearer ${desk.settings.metricsToken}`;
    expect((await fetch(`${base}/metrics`)).status).toBe(401);
    const answer = await fetch(`${base}/metrics`, { headers: { authorization } });
    expect(await answer.text()).toContain('sinergi_desk_requests_total');
  });
});

describe('an officer', () => {
  it('is told who it is, and what the role may do', async () => {
    const { me, browser } = await desk.logIn();
    expect(me).toMatchObject({ ...RANI, officer: 'Rani Latihan (rani)' });
    expect(me.scopes).toContain('sighting:write');
    expect(me.scopes).not.toContain('permit:open');
    expect(browser.jar(base).has('__Host-sinergi_desk_session')).toBe(true);
    const ground = (await (await browser.get(`${base}/api/ground`)).json()) as object;
    expect(ground).toMatchObject({
      lane: 'LIVE',
      home: { code: 'kec-menteng', areaCodes: ['31.71.06'] },
      flows: { sighting: { plural: 'sightings', idField: 'sightingId' } },
    });
  });

  it('gets what the page sent to the own agency, with the own token, byte for byte', async () => {
    agency.answers((_request, response) =>
      response
        .writeHead(201, {
          ...{ 'content-type': 'application/json; charset=utf-8', etag: '"1"' },
          ...{ location: '/sightings/one', 'set-cookie': 'a=b', 'x-powered-by': 'another' },
        })
        .end('{ "version": 1 }'),
    );
    const { browser, me } = await desk.logIn();
    const body = '{ "seenAt" : "2026-11-24T03:00:00Z", "peopleCount": 1.0 }';
    const answer = await browser.get(`${base}/agency/sightings?dryRun=true&x=%2F`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', 'x-sinergi-csrf': me.csrfToken },
        ...{ 'idempotency-key': 'key-1', 'if-match': '"7"', authorization: 'Bearer of-another' },
      },
      body,
    });
    expect([answer.status, await answer.text()]).toEqual([201, '{ "version": 1 }']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      ...{ etag: '"1"', location: '/agency/sightings/one', 'cache-control': 'no-store' },
    });
    expect(answer.headers.has('x-powered-by')).toBe(false);
    expect(answer.headers.getSetCookie()).toEqual([]);
    const [received] = agency.received;
    expect(received).toMatchObject({
      ...{ method: 'POST', url: '/sightings?dryRun=true&x=%2F', body },
      headers: { 'idempotency-key': 'key-1', 'if-match': '"7"' },
    });
    expect(received!.headers).not.toHaveProperty('cookie');
    expect(received!.headers).not.toHaveProperty('x-sinergi-csrf');
    const [, token = ''] = String(received!.headers.authorization).split(' ');
    expect(decodeJwt(token)).toMatchObject({ sub: 'rani', aud: 'urn:sinergi:agency:kec-menteng' });
    expect(other.received).toEqual([]);
  });

  it('sees the agency’s problem as it came', async () => {
    const said = '{"type":"/problems/invalid-request","violations":[{"field":"/place/lat"}]}';
    agency.answers((_request, response) =>
      response.writeHead(400, { 'content-type': 'application/problem+json' }).end(said),
    );
    const { browser } = await desk.logIn();
    const answer = await browser.get(`${base}/agency/sightings?limit=x`);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      400,
      'application/problem+json',
      said,
    ]);
  });

  it('reaches no other route, no other agency and no other host', async () => {
    agency.answers((_request, response) => response.end('{}'));
    other.answers((_request, response) => response.end('{}'));
    const { browser } = await desk.logIn();
    const away = [
      '/messages',
      '/sync',
      '/kec-senen/sightings',

      '//evil.example/',
    ];
    for (const path of [...away, '/..%2fsync', '/']) {
      const answer = await browser.get(`${base}/agency${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    expect([agency.received, other.received]).toEqual([[], []]);
  });

  it('changes nothing without the token of the own page', async () => {
    agency.answers((_request, response) => response.end('{}'));
    const { browser } = await desk.logIn();
    for (const headers of [{}, { 'x-sinergi-csrf': 'guess' }]) {
      const answer = await browser.get(`${base}/agency/sightings`, {
        ...{ method: 'POST', body: '{}' },
        headers: { ...headers, 'content-type': 'application/json' } as Record<string, string>,
      });
      expect(await answer.json()).toMatchObject(problem('forged-request'));
    }
    expect(agency.received).toEqual([]);
  });

  it('is asked to log in where the token is taken no more, or the session ended', async () => {
    agency.answers((_request, response) => response.writeHead(401).end('{}'));
    const { browser } = await desk.logIn();
    const refused = await browser.get(`${base}/agency/sightings`);
    expect([refused.status, await refused.json()]).toMatchObject([401, problem('login-needed')]);
    agency.answers((_request, response) => response.end('{"items":[]}'));
    expect((await browser.get(`${base}/agency/sightings`)).status).toBe(200);
    await desk.database.query('DELETE FROM session');
    await eventually('the ended session is noticed', async () => {
      const answer = await browser.get(`${base}/agency/sightings`);
      return answer.status === 401 && /login-needed/.test(await answer.text());
    });
  });

  it('is told where the agency is away, redirects, or the body is too large', async () => {
    const { browser, me } = await desk.logIn();
    agency.answers((_request, response) => response.destroy());
    const away = await browser.get(`${base}/agency/sightings`);
    expect([away.status, await away.json()]).toMatchObject([503, problem('agency-unavailable')]);
    agency.answers((_request, response) => response.writeHead(302, { location: other.url }).end());
    other.answers((_request, response) => response.end('{}'));
    expect((await browser.get(`${base}/agency/sightings`)).status).toBe(503);
    expect(other.received).toEqual([]);
    agency.answers((_request, response) => response.end('{}'));
    const large = await browser.get(`${base}/agency/sightings`, {
      ...{ method: 'POST', body: 'a'.repeat(1_048_577) },
      headers: { 'content-type': 'application/json', 'x-sinergi-csrf': me.csrfToken },
    });
    expect([large.status, await large.json()]).toMatchObject([413, problem('body-too-large')]);
    expect(agency.received).toEqual([]);
  });

  it('follows a stream as it comes, which ends at the agency with the page', async () => {
    let hasLeft = false;
    agency.answers(({ headers }, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
      response.write(`id: 8\ndata: "${headers['last-event-id']}"\n\n`);
      response.on('close', () => {
        hasLeft = true;
      });
    });
    const { browser } = await desk.logIn();
    const leave = new AbortController();
    const answer = await browser.get(`${base}/agency/feed/stream`, {
      headers: { 'last-event-id': '7' },
      signal: leave.signal,
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    const { value } = await answer.body!.getReader().read();
    expect(new TextDecoder().decode(value)).toBe('id: 8\ndata: "7"\n\n');
    leave.abort();
    await eventually('the agency sees that the page has left', async () => hasLeft);
  });
});

describe('the form of a flow', () => {
  const described = (properties: object) =>
    JSON.stringify({
      paths: {
        '/sightings': {
          post: {
            requestBody: {
              content: {
                'application/json': {
                  schema: {
                    type: 'object',
                    properties: { change: { const: 'REPORTED' }, ...properties },
                    required: ['change', 'seenAt'],
                  },
                },
              },
            },
          },
        },
        '/sightings/{id}/changes': {
          post: {
            requestBody: { content: { 'application/json': { schema: { oneOf: CHANGES } } } },
          },
        },
      },
    });
  const CHANGES = [
    { type: 'object', properties: { change: { const: 'IDENTIFIED' }, person: {} } },
    { type: 'object', properties: { change: { const: 'RETRACTED' } }, required: ['change'] },
  ];

  it('is the one that the own agency describes, and tells when it becomes another', async () => {
    const { browser } = await desk.logIn();
    const read = async () =>
      (await (await browser.get(`${base}/api/forms/sighting`)).json()) as { version: string };
    agency.answers((_request, response) => response.end(described({ seenAt: {} })));
    const first = await read();
    expect(first).toMatchObject({
      flow: 'sighting',
      begins: [
        { change: 'REPORTED', schema: { properties: { seenAt: {} }, required: ['seenAt'] } },
      ],
      changes: [
        { change: 'IDENTIFIED', schema: { properties: { person: {} } } },
        { change: 'RETRACTED', schema: { properties: {}, required: [] } },
      ],
    });
    agency.answers((_request, response) => response.end(described({ seenAt: {}, order: {} })));
    await eventually('the change is seen', async () => (await read()).version !== first.version);
    expect((await browser.get(`${base}/api/forms/nothing`)).status).toBe(404);
    const others = await browser.get(`${base}/api/forms/rule-setting`);
    expect(await others.json()).toMatchObject({
      ...{ status: 403, type: 'urn:sinergi:problem:not-entitled' },
      detail: expect.stringMatching(/^Expected a flow that .+ begins, got rule-setting$/),
    });
  });
});
