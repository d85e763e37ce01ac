import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { agencyScopes } from '@sinergi/contracts';
import { createLogger } from '@sinergi/observability';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENCY_CONTROLLERS } from './agency.module.js';
import { AccessGuard } from './door/access.guard.js';
import type { Caller } from './door/access.js';
import { Callers } from './door/callers.js';
import { ProblemFilter } from './door/problem.filter.js';
import { TokenVerifier } from './door/token-verifier.js';
import { EntityDoor } from './entity/entity-door.js';
import { httpAdapter, readBodies } from './start/serve-http.js';

const ID = '7e0c1c1e-6f5e-4d8a-9f0b-0d4f3a2b1c0d';
let app: NestFastifyApplication;
let base: string;

/** Every door as it is served, with nothing behind: what is refused is refused before anything is asked. */
beforeAll(async () => {
  const verify = async (): Promise<Caller> => ({
    clientId: 'test',
    agency: 'kec-menteng',
    scopes: new Set(agencyScopes()),
    expiresAt: Date.now() + 60_000,
    officer: null,
  });
  const module = await Test.createTestingModule({
    controllers: AGENCY_CONTROLLERS,
    providers: [EntityDoor, Callers, AccessGuard, { provide: TokenVerifier, useValue: { verify } }],
  })
    .useMocker(() => ({}))
    .compile();
  app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
  app.useGlobalGuards(app.get(AccessGuard));
  app.useGlobalFilters(
    new ProblemFilter({ ...createLogger({ service: 'test', level: 'error' }), error: () => {} }),
  );
  readBodies(app);
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
      problem: { type: 'urn:sinergi:problem:invalid-request' },
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
