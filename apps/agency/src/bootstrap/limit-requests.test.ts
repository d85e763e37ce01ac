import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Caller, TokenVerifier } from '@sinergi/http';
import { createLogger } from '@sinergi/observability';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FeedController } from '../feed/feed.controller.js';
import { FeedStream } from '../feed/feed-stream.js';
import { FindEvent } from '../feed/find-event.js';
import { ReadFeedEvents } from '../feed/read-feed-events.js';
import { LIMITS, LOGGER, PROFILE, USUAL_LANE } from '../ground/tokens.js';
import { AccessGuard } from '../http/access.guard.js';
import { CallerWatchers } from '../http/caller-watchers.js';
import { Callers } from '../http/callers.js';
import { limitRequests } from '../http/limit-requests.js';
import { NeedsScope } from '../http/needs-scope.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { QueryGuard } from '../http/takes-query.js';
import { Problem } from '../problem/problem.js';
import { refuseOtherMethods } from './refuse-other-methods.js';
import { httpAdapter, readBodies, storeNothing } from './serve-http.js';

const logger = createLogger({ service: 'test', level: 'error' });
/** Longer than any test takes, however slow the machine: the numbers below are exact. */
const WINDOW_S = 1_024;
/** The limits for that window. */
const MOST = 10;
const MOST_UNVERIFIED = 5;
const LIMIT = {
  requestsPerSecond: MOST / WINDOW_S,
  unverifiedPerSecond: MOST_UNVERIFIED / WINDOW_S,
  streamsPerClient: 2,
  streams: 3,
};

@Controller()
class Doors {
  @Post('things')
  @NeedsScope('thing:write')
  take(@Body() body: object): { names: number } {
    return { names: Object.keys(body).length };
  }

  @Post('batch')
  @NeedsScope('thing:write')
  many(@Body() body: object): { names: number } {
    return { names: Object.keys(body).length };
  }

  @Get('health/live')
  health(): object {
    return {};
  }
}

/**
 * A token has the form `<client>~<officer or nothing>~<scopes, with dots>`; any other text is no
 * token.
 */
let verified: string[] = [];
const seen = new Map<string, Caller>();
let isIssuerAway = false;
const verify = async (token: string): Promise<Caller> => {
  const found = seen.get(token);
  if (found) return found;
  verified.push(token);
  if (isIssuerAway)
    throw new Problem('unavailable', 'Expected the issuer, got nobody', { retryAfterSeconds: 2 });
  const [clientId, officer, scopes] = token.split('~');
  if (scopes === undefined) throw new Problem('token-invalid', 'Expected a token, got none');
  const caller = {
    clientId: clientId!,
    agency: 'kec-menteng',
    scopes: new Set(scopes.replaceAll('.', ':').split('+').filter(Boolean)),
    expiresAt: Date.now() + 60_000,
    officer: officer === '' ? null : officer!,
  };
  seen.set(token, caller);
  return caller;
};

const known = (token: string): Caller | undefined => seen.get(token);

const feed = new ReadFeedEvents(
  { code: 'kec-menteng', publishes: [], subscribes: [] } as never,
  {} as never,
  {
    query: async (sql: string) => ({ rows: sql.includes('history') ? [] : [{ last_seq: '7' }] }),
  } as never,
  { latest: () => undefined } as never,
  { encode: () => 'here', decode: () => ['7'] } as never,
);

let app: NestFastifyApplication;
const open: AbortController[] = [];
beforeEach(() => {
  verified = [];
  seen.clear();
  isIssuerAway = false;
});
afterEach(async () => {
  for (const stream of open.splice(0)) stream.abort();
  app.get(FeedStream).closeAll();
  await app.close();
});

async function serve(limits = LIMIT, proxies?: string[]): Promise<string> {
  @Module({
    controllers: [Doors, FeedController],
    providers: [
      { provide: TokenVerifier, useValue: { verify, known } },
      { provide: ReadFeedEvents, useValue: feed },
      { provide: FindEvent, useValue: {} },
      { provide: USUAL_LANE, useValue: 'LIVE' },
      { provide: LOGGER, useValue: logger },
      { provide: LIMITS, useValue: limits },
      { provide: PROFILE, useValue: { code: 'kec-menteng', publishes: [], subscribes: [] } },
      FeedStream,
      Callers,
      AccessGuard,
      CallerWatchers,
    ],
  })
  class TestModule {}

  app = await NestFactory.create<NestFastifyApplication>(TestModule, httpAdapter({ proxies }), {
    logger: false,
  });
  app.useGlobalGuards(app.get(AccessGuard), new QueryGuard(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter(logger));
  storeNothing(app);
  readBodies(app);
  const routes = refuseOtherMethods(app);
  await limitRequests(app, app.get(Callers), limits, WINDOW_S);
  await app.init();
  routes.close();
  await app.listen(0, '127.0.0.1');
  return `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const SYSTEM = bearer('menteng~~thing.write+sighting.read');

function post(url: string, headers: object, body: unknown = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const statuses = (count: number, ask: (n: number) => Promise<Response>): Promise<number[]> =>
  Promise.all(Array.from({ length: count }, async (_, n) => (await ask(n)).status));
const howMany = (all: readonly number[], status: number): number =>
  all.filter((one) => one === status).length;

describe('whoever asks too much', () => {
  it('is told when to come back, as a problem of its own', async () => {
    const url = await serve();
    await statuses(MOST, () => post(`${url}/things`, SYSTEM));
    const refused = await post(`${url}/things`, SYSTEM);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toMatchObject({
      type: expect.stringMatching(/too-many-requests$/),
      status: 429,
      detail: 'Expected at most 10 requests in 1024 s, got more',
    });
  });

  it('is counted for the owner of the token, whatever else each request says', async () => {
    const url = await serve();
    const all = await statuses(MOST + 5, (n) =>
      post(`${url}/things?n=${n}`, {
        ...SYSTEM,
        cookie: `session=${n}`,
        'x-forwarded-for': `10.0.0.${n}`,
      }),
    );
    expect(howMany(all, 429)).toBe(5);
  });

  it('takes nothing from another client, nor from another human at the console', async () => {
    const url = await serve();
    await statuses(MOST + 1, () => post(`${url}/things`, SYSTEM));
    await statuses(MOST + 1, () => post(`${url}/things`, bearer('console~ani~thing.write')));
    expect((await post(`${url}/things`, bearer('other~~thing.write'))).status).toBe(201);
    expect((await post(`${url}/things`, bearer('console~budi~thing.write'))).status).toBe(201);
  });

  it('is counted by address without a valid token, whatever it makes up', async () => {
    const url = await serve();
    const all = await statuses(MOST_UNVERIFIED + 4, (n) => post(`${url}/things`, bearer(`no${n}`)));
    expect([howMany(all, 401), howMany(all, 429)]).toEqual([MOST_UNVERIFIED, 4]);
    expect((await post(`${url}/things`, SYSTEM)).status).toBe(201);
  });

  it('is counted by the address that a proxy of the settings names', async () => {
    const url = await serve(LIMIT, ['127.0.0.1']);
    const from = (address: string) => () =>
      post(`${url}/things`, { ...bearer('none'), 'x-forwarded-for': address });
    await statuses(MOST_UNVERIFIED, from('192.0.2.1'));
    expect((await from('192.0.2.1')()).status).toBe(429);
    // The proxy puts the address that it sees behind what the caller says.
    expect((await from('192.0.2.7, 192.0.2.1')()).status).toBe(429);
    expect((await from('192.0.2.2')()).status).toBe(401);
  });

  it.each([
    ['nobody', undefined],
    ['another one', ['192.0.2.80', '198.51.100.0/24']],
  ])('makes up no address where the proxy is %s', async (_who, proxies) => {
    const url = await serve(LIMIT, proxies);
    const all = await statuses(MOST_UNVERIFIED + 3, (n) =>
      post(`${url}/things`, { ...bearer('none'), 'x-forwarded-for': `192.0.2.${n}` }),
    );
    expect([howMany(all, 401), howMany(all, 429)]).toEqual([MOST_UNVERIFIED, 3]);
  });

  it('checks no signature without a token, nor of a token seen before', async () => {
    const url = await serve();
    await post(`${url}/things`, SYSTEM);
    const none = await statuses(MOST_UNVERIFIED + 1, () => post(`${url}/things`, {}));
    expect([howMany(none, 401), howMany(none, 429)]).toEqual([MOST_UNVERIFIED, 1]);
    expect((await post(`${url}/things`, SYSTEM)).status).toBe(201);
    expect(verified.length).toBe(1);
  });

  it('checks no more signatures of an address than a client has requests', async () => {
    const url = await serve();
    await post(`${url}/things`, SYSTEM);
    const all = await statuses(MOST + 2, (n) => post(`${url}/things`, bearer(`no${n}`)));
    expect([howMany(all, 401), howMany(all, 429)]).toEqual([MOST_UNVERIFIED, 7]);
    expect(verified.length).toBe(MOST);
    expect((await post(`${url}/things`, SYSTEM)).status).toBe(201);
  });

  it('is told that the token issuer is away, which takes nothing from its address', async () => {
    const url = await serve();
    isIssuerAway = true;
    for (let n = 0; n < MOST_UNVERIFIED + 2; n++) {
      const answer = await post(`${url}/things`, SYSTEM);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    }
    isIssuerAway = false;
    expect((await post(`${url}/things`, bearer('none'))).status).toBe(401);
    expect((await post(`${url}/things`, SYSTEM)).status).toBe(201);
  });

  it('may ask for health as often as it likes', async () => {
    const url = await serve();
    const all = await statuses(MOST + MOST_UNVERIFIED, () => fetch(`${url}/health/live`));
    expect(new Set(all)).toEqual(new Set([200]));
  });
});

const UNKNOWN_KEYS = JSON.stringify(
  Object.fromEntries(Array.from({ length: 200_000 }, (_, i) => [`k${i}`, i])),
);

describe('a body', () => {
  it('of unknown keys is refused before it is parsed', async () => {
    const url = await serve();
    const refused = await post(`${url}/batch`, SYSTEM, UNKNOWN_KEYS);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      type: expect.stringMatching(/body-too-large$/),
      detail: 'Expected a body of at most 1000 different names of fields, got more',
    });
  });

  it('of one thing is small, one of many may be large', async () => {
    const url = await serve();
    const text = { text: 'x'.repeat(300_000) };
    expect((await post(`${url}/batch`, SYSTEM, text)).status).toBe(201);
    const refused = await post(`${url}/things`, SYSTEM, text);
    expect(refused.status).toBe(413);
    expect(await refused.json()).toMatchObject({
      detail: expect.stringContaining('Expected a body of at most 262144 bytes'),
    });
  });

  it('is not read of somebody who shows no token: half of one is refused at once', async () => {
    const url = await serve();
    for (const headers of [{}, bearer('none')]) {
      let send: ReadableStreamDefaultController<Uint8Array> | undefined;
      const half = new ReadableStream<Uint8Array>({
        start(controller) {
          send = controller;
          controller.enqueue(Buffer.from('{"half":'));
        },
      });
      const refused = await fetch(`${url}/things`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: half,
        duplex: 'half',
      } as RequestInit);
      expect(refused.status).toBe(401);
      expect(() => send?.close()).not.toThrow();
    }
  });
});

describe('a method that a path does not have', () => {
  it('is told those that it has, whoever asks, and no body is read', async () => {
    const url = await serve();
    for (const headers of [{}, bearer('none'), SYSTEM]) {
      const half = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Buffer.from('{"half":')),
      });
      const refused = await fetch(`${url}/things`, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: half,
        duplex: 'half',
      } as RequestInit);
      expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });
});

describe('an address that is no route', () => {
  it.each(['/nowhere', '/health/x', '/metrics/x'])(
    'has no body read, whoever asks: %s',
    async (path) => {
      const url = await serve();
      for (const headers of [{}, SYSTEM]) {
        const half = new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(Buffer.from('{"half":')),
        });
        const refused = await fetch(`${url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: half,
          duplex: 'half',
        } as RequestInit);
        expect(refused.status).toBe(404);
      }
    },
  );

  it('is counted, also where it looks like one that is not', async () => {
    const url = await serve();
    const answers: number[] = [];
    for (let i = 0; i <= MOST_UNVERIFIED; i++)
      answers.push((await fetch(`${url}/health/x`)).status);
    expect(answers.at(-1)).toBe(429);
  });
});

describe('an answer', () => {
  it('is stored by nobody on its way, whatever it says', async () => {
    const url = await serve();
    const answers = [
      await post(`${url}/things`, SYSTEM),
      await post(`${url}/things`, bearer('none')),
      await fetch(`${url}/nowhere`, { headers: SYSTEM }),
      await fetch(`${url}/feed`, { headers: SYSTEM }),
      await post(`${url}/things`, SYSTEM, '{"half'),
    ];
    expect(answers.map(({ status, headers }) => [status, headers.get('cache-control')])).toEqual([
      [201, 'no-store'],
      [401, 'no-store'],
      [404, 'no-store'],
      [200, 'no-store'],
      [400, 'no-store'],
    ]);
  });
});

describe('a stream', () => {
  const follow = async (url: string, headers: object): Promise<Response> => {
    const leaving = new AbortController();
    open.push(leaving);
    return fetch(`${url}/feed/stream`, { headers: { ...headers }, signal: leaving.signal });
  };

  it('is opened so often by one client, so often at one agency, and no more', async () => {
    const url = await serve({ ...LIMIT, requestsPerSecond: 100 });
    const first = await follow(url, SYSTEM);
    expect([first.status, (await follow(url, SYSTEM)).status]).toEqual([200, 200]);
    const own = await follow(url, SYSTEM);
    expect(own.status).toBe(429);
    expect(own.headers.get('retry-after')).toBe('10');
    expect(await own.json()).toMatchObject({
      type: expect.stringMatching(/too-many-streams$/),
      detail: 'Expected at most 2 streams of one client at once, got one more',
    });
    expect((await follow(url, bearer('other~~sighting.read'))).status).toBe(200);
    expect(await (await follow(url, bearer('third~~sighting.read'))).json()).toMatchObject({
      detail: 'Expected at most 3 streams of this agency at once, got one more',
    });
  });

  it('is not opened, nor a page read, with a token that may read no flow', async () => {
    const url = await serve({ ...LIMIT, requestsPerSecond: 100 });
    for (const path of ['/feed/stream', '/feed', '/feed/stream?flows=sighting']) {
      const refused = await fetch(`${url}${path}`, { headers: bearer('menteng~~') });
      expect({ path, status: refused.status }).toEqual({ path, status: 403 });
      expect(await refused.json()).toMatchObject({ type: expect.stringMatching(/scope-missing$/) });
    }
  });
});
