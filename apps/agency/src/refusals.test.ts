import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '@sinergi/observability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseOtherMethods } from './bootstrap/refuse-other-methods.js';
import { readBodies } from './bootstrap/serve-http.js';
import { ProblemFilter } from './http/problem.filter.js';
import { refuseRepeatedHeaders } from './http/refuse-repeated-headers.js';
import { PROBLEM_CODES, problemType } from './problem/problem-catalogue.js';
import { agencyRoutes } from './testing/agency-routes.js';

type Injected = Parameters<NestFastifyApplication['inject']>[0];

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await agencyRoutes();
  app.useGlobalFilters(new ProblemFilter(createLogger({ service: 'agency', level: 'error' })));
  refuseRepeatedHeaders(app);
  readBodies(app);
  const routes = refuseOtherMethods(app);
  await app.init();
  routes.close();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());

const ask = async (request: Injected) => {
  const answer = await app.inject(request as object);
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    json: () => answer.json() as Record<string, unknown>,
  };
};

describe('a method that a path does not have', () => {
  it.each([
    ['GET', '/batch', 'POST'],
    ['DELETE', '/sightings', 'GET, HEAD, POST'],
    ['PUT', '/sightings/7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d', 'GET, HEAD'],
    ['PATCH', '/imports/7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d/lines', 'GET, HEAD, PUT'],
    ['POST', '/feed/stream', 'GET, HEAD'],
  ] as const)('is refused: %s %s', async (method, url, allow) => {
    const { status, headers, json } = await ask({ method, url, payload: '{', headers: {} });
    expect([status, headers['allow'], headers['content-type']]).toEqual([
      405,
      allow,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(json()).toMatchObject({
      type: '/problems/method-not-allowed',
      status: 405,
      detail: `Expected ${allow} at this path, got ${method}`,
    });
  });

  it('leaves a path that does not exist not found', async () => {
    expect((await ask({ method: 'DELETE', url: '/nowhere' })).status).toBe(404);
  });
});

describe('a header that says who calls or what is meant', () => {
  const twice = (name: string) =>
    ask({
      method: 'POST',
      url: '/sightings',
      payload: '{}',
      headers: { 'content-type': 'application/json', [name]: ['a', 'b'] },
    } as Injected);

  it.each(['Authorization', 'Idempotency-Key', 'If-Match', 'Last-Event-ID'])(
    'is refused where it comes twice: %s',
    async (name) => {
      const { status, json } = await twice(name);
      expect([status, json()['detail']]).toEqual([
        400,
        `Expected the header ${name.toLowerCase()} once, got it twice`,
      ]);
    },
  );

  it('may come twice where it says nothing to this API', async () => {
    expect((await twice('x-other')).json()['detail']).not.toContain('twice');
  });
});

describe('a body of a type that is not taken', () => {
  it.each([
    ['/sightings', 'application/xml', 'application/json'],
    ['/sightings', 'application/x-ndjson', 'application/json'],
    ['/batch', 'text/plain', 'application/json'],
    [
      '/events',
      'application/xml',
      'application/cloudevents+json or application/cloudevents-batch+json or application/json',
    ],
  ])('is refused at %s as %s, with what is taken', async (url, type, accepted) => {
    const { status, json } = await ask({
      ...{ method: 'POST', url, payload: '<x/>', headers: { 'content-type': type } },
    });
    expect([status, json()['detail']]).toEqual([
      415,
      `Expected a body of ${accepted}, got "${type}"`,
    ]);
  });

  it.each([
    [{ 'content-encoding': 'gzip' }, 'a body without a Content-Encoding, got "gzip"'],
    [{ 'content-type': 'application/json; charset=utf-16' }, 'the charset utf-8, got "utf-16"'],
  ])('is refused in a coding that is not read: %j', async (headers, expected) => {
    const { status, json } = await ask({
      ...{ method: 'POST', url: '/sightings', payload: '{}' },
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect([status, json()['detail']]).toEqual([415, expect.stringContaining(expected)]);
  });

  it('is refused where it is no UTF-8, and where a name comes twice', async () => {
    const headers = { 'content-type': 'application/json; charset="UTF-8"' };
    const of = async (payload: string | Buffer) => {
      const { status, json } = await ask({ method: 'POST', url: '/sightings', payload, headers });
      return [status, json()['detail']];
    };
    expect(await of(Buffer.from('7b2261223a22ff227d', 'hex'))).toEqual([
      400,
      'Expected JSON in UTF-8, got something else',
    ]);
    expect(await of('{"a":1,"a":2}')).toEqual([
      400,
      'Expected each name once in an object, got "a" twice',
    ]);
  });

  it('is refused where lines are expected', async () => {
    const { status, json } = await ask({
      method: 'PUT',
      url: '/imports/7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d/lines?from=1',
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([status, json()['detail']]).toEqual([
      415,
      'Expected a body of application/x-ndjson, got "application/json"',
    ]);
  });
});

describe('the type of a problem', () => {
  it.each(PROBLEM_CODES)('leads to a page that says what it means: %s', async (code) => {
    const headers = { accept: 'text/html,application/xhtml+xml;q=0.9' };
    const page = await ask({ method: 'GET', url: problemType(code), headers });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('What it means');
    expect(page.text).toContain('What to do');
    // The page loads nothing from another address.
    expect(page.text).not.toMatch(/https?:/);
    const { meaning, remedy, ...rest } = (
      await ask({ method: 'GET', url: problemType(code) })
    ).json();
    expect([String(meaning), String(remedy)]).toEqual([
      expect.stringMatching(/\.$/),
      expect.stringMatching(/\.$/),
    ]);
    expect(rest).toMatchObject({ type: problemType(code), status: expect.any(Number) });
  });

  it('is in the list of all', async () => {
    const { items } = (await ask({ method: 'GET', url: '/problems' })).json() as {
      items: { type: string }[];
    };
    expect(items.map(({ type }) => type)).toEqual(PROBLEM_CODES.map(problemType));
    const { text } = await ask({
      ...{ method: 'GET', url: '/problems', headers: { accept: 'text/html' } },
    });
    for (const code of PROBLEM_CODES) expect(text).toContain(`href="${problemType(code)}"`);
  });

  it('is refused like any other path where there is none', async () => {
    const { status, json } = await ask({ method: 'GET', url: '/problems/nothing' });
    expect([status, json()['type']]).toEqual([404, '/problems/not-found']);
  });
});
