import type { AddressInfo } from 'node:net';
import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { agencyScopes } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import { type Caller, TokenVerifier } from '@sinergi/http';
import { createLogger } from '@sinergi/observability';
import { readProfiles } from '@sinergi/settings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describedRoutes } from './bootstrap/api-document.js';
import { ownOperations } from './bootstrap/own-operations.js';
import { readBodies } from './bootstrap/serve-http.js';
import { ListFilters } from './entity/list-filters.js';
import { ReadEntities } from './entity/read-entities.js';
import { BOUNDARIES, PROFILE } from './ground/tokens.js';
import { AccessGuard } from './http/access.guard.js';
import { CallerWatchers } from './http/caller-watchers.js';
import { Callers } from './http/callers.js';
import { ownScopes } from './http/own-scopes.js';
import { ProblemFilter } from './http/problem.filter.js';
import { QueryGuard } from './http/takes-query.js';
import { agencyRoutes } from './testing/agency-routes.js';

const ID = '7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d';
const profiles = readProfiles('deploy/agencies');
const profile = profiles.find(({ code }) => code === 'kec-menteng')!;
let app: NestFastifyApplication;
let base: string;
let operations: Operation[];

interface Operation {
  method: string;
  path: string;
  query: string[];
}

/** Lists every operation of the API's description, with its path filled in. */
const operationsIn = (paths: object): Operation[] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { parameters?: { in: string; name: string }[] }>).map(
      ([method, { parameters = [] }]) => ({
        method: method.toUpperCase(),
        path: path.replaceAll(/\{(partition|offset)\}/g, '0').replaceAll(/\{\w+\}/g, ID),
        query: parameters.filter((one) => one.in === 'query').map(({ name }) => name),
      }),
    ),
  );

const directory = {
  all: () => [
    { code: 'kec-menteng', kind: 'AGENCY' },
    { code: 'operator', kind: 'OPERATOR' },
  ],
};

/** All routes are served with no parts behind them: refusals come before any part is used. */
beforeAll(async () => {
  const verify = async (token: string): Promise<Caller> => ({
    clientId: 'test',
    agency: 'kec-menteng',
    scopes: new Set(agencyScopes()),
    expiresAt: Date.now() + 60_000,
    officer: token === 'of-a-person' ? 'Rani Latihan (rani)' : null,
  });
  app = await agencyRoutes([
    Callers,
    AccessGuard,
    { provide: TokenVerifier, useValue: { verify, known: () => undefined } },
    ReadEntities,
    ListFilters,
    { provide: DirectoryView, useValue: directory },
    { provide: BOUNDARIES, useValue: { districts: [{ code: '31.71.06' }] } },
    { provide: PROFILE, useValue: profile },
    CallerWatchers,
  ]);
  app.useGlobalGuards(app.get(AccessGuard), new QueryGuard(app.get(Reflector)));
  app.useGlobalFilters(
    new ProblemFilter({ ...createLogger({ service: 'test', level: 'error' }), error: () => {} }),
  );
  readBodies(app);
  const own = ownOperations(describedRoutes(app), { profile, profiles }, ownScopes(profile));
  operations = operationsIn(own.paths);
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => app.close());

async function send(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<{ status: number; problem: Record<string, unknown> }> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: {
      authorization: 'Bearer token',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, problem: (await response.json()) as Record<string, unknown> };
}

describe('a person’s token', () => {
  it('lets a body name nobody else as the officer, to begin and to change', async () => {
    const named = { officer: 'Somebody Else' };
    const authorization = 'Bearer of-a-person';
    for (const path of ['/coverages', '/responses', `/responses/${ID}/changes`]) {
      const headers = { authorization, ...(path.includes(ID) ? { 'if-match': '"1"' } : {}) };
      const { status, problem } = await send('POST', path, named, headers);
      expect([path, status, problem['type']]).toEqual([path, 403, '/problems/not-entitled']);
    }
    // A system's token proves no person, so the name is the system's word.
    const { problem } = await send('POST', '/coverages', named);
    expect(problem['type']).toBe('/problems/invalid-request');
  });
});

describe('a query', () => {
  it('is refused at every door with a parameter unknown there, which it names', async () => {
    expect(operations.length).toBeGreaterThan(60);
    for (const { method, path, query } of operations) {
      const { status, problem } = await send(method, `${path}?dryrun=true`);
      expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 400`);
      expect(problem).toMatchObject({
        type: '/problems/invalid-request',
        parameter: 'dryrun',
        accepted: query,
      });
      const known = query.length === 0 ? 'no query parameter' : query.join(', ');
      expect(problem['detail']).toContain(known);
    }
  });

  it('of the wrong case is told which was meant', async () => {
    const { problem } = await send('POST', '/sightings?dryrun=true', {});
    expect(problem['detail']).toBe(
      'Expected query parameters of dryRun, got "dryrun" (did you mean dryRun?)',
    );
  });

  it.each<[string, string, string[]]>([
    ['/sightings?kind=NOPE', 'kind', ['PRESENT', 'LODGING']],
    ['/sightings?change=NOPE', 'change', ['REPORTED', 'RETRACTED']],
    ['/sightings?owner=NOPE', 'owner', ['kec-menteng']],
    ['/sightings?owner=operator', 'owner', ['kec-menteng']],
    ['/sightings?kecamatan=xx', 'kecamatan', ['31.71.06']],
    ['/imports/7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d/lines?only=some', 'only', ['rejected']],
    ['/dead-letters?reason=NOPE', 'reason', ['BAD_KEY']],
  ])('%s is refused with what can be', async (path, parameter, accepted) => {
    const { status, problem } = await send('GET', path);
    expect(status).toBe(400);
    expect(problem['parameter']).toBe(parameter);
    expect(problem['accepted']).toEqual(expect.arrayContaining(accepted));
  });

  it.each([
    '/sightings?limit=0',
    '/sightings?limit=201',
    '/sightings?limit=1e2',
    '/sightings?limit=5&limit=6',
    '/sightings?from=yesterday',
    '/sightings?from=0000-01-01T00:00:00Z',
    '/sightings?subjectId=7',
    '/sightings?kecamatan=31.71.06%00',
    '/movements?kecamatan=31.71.06',
    '/messages',
    '/messages?topic=timpora.sighting&partition=x',
    '/feed?limit=501',
  ])('%s is refused', async (path) => {
    expect(await send('GET', path)).toMatchObject({
      status: 400,
      problem: { type: '/problems/invalid-request' },
    });
  });
});

describe('a body', () => {
  it.each([
    ['POST', '/imports'],
    ['POST', `/webhooks/${ID}/enablement`],
    ['POST', '/webhooks'],
    ['POST', '/batch'],
    ['POST', '/events'],
    ['POST', '/operations'],
    ['POST', '/sightings'],
  ])('%s %s is refused where it is null', async (method, path) => {
    expect(await send(method, path, null)).toMatchObject({
      status: 400,
      problem: { type: '/problems/invalid-request' },
    });
  });
});

describe('an Idempotency-Key', () => {
  it.each([
    ['begins', '/sightings', {}],
    ['changes', `/sightings/${ID}/changes`, { 'if-match': '"1"' }],
  ])('of more than 255 characters is refused where it %s', async (_, path, headers) => {
    const key = 'k'.repeat(256);
    const { status, problem } = await send(
      'POST',
      path,
      {},
      { ...headers, 'idempotency-key': key },
    );
    expect(status).toBe(400);
    expect(problem['detail']).toBe('Expected an Idempotency-Key of 1 to 255 characters, got 256');
  });
});
