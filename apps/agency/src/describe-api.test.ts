import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { readBoundaries } from '@sinergi/domain';
import { TokenVerifier } from '@sinergi/http';
import { createLogger } from '@sinergi/observability';
import { readProfiles } from '@sinergi/settings';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AgencyParts } from './bootstrap/agency-parts.js';
import { describeApi } from './bootstrap/describe-api.js';
import { refuseOtherMethods } from './bootstrap/refuse-other-methods.js';
import { readBodies } from './bootstrap/serve-http.js';
import { Callers } from './http/callers.js';
import { limitRequests } from './http/limit-requests.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Problem } from './problem/problem.js';
import { agencyRoutes } from './testing/agency-routes.js';

const profiles = readProfiles('deploy/agencies');
const parts = {
  profile: profiles.find(({ code }) => code === 'kec-menteng'),
  profiles,
  boundaries: readBoundaries(
    JSON.parse(readFileSync('deploy/data/kecamatan-jakarta-pusat.geojson', 'utf8')),
  ),
  clock: Date.now,
  settings: { kafka: { brokers: ['127.0.0.1:9093'] }, registry: { url: 'http://127.0.0.1:8081' } },
} as unknown as AgencyParts;
let app: NestFastifyApplication;
let base: string;
let tokenUrl: string | null = null;

beforeAll(async () => {
  const verifier = {
    tokenUrl: async () => tokenUrl ?? Promise.reject(new Problem('unavailable', 'Expected it')),
    known: () => undefined,
    verify: () => Promise.reject(new Problem('token-invalid', 'Expected another')),
  };
  app = await agencyRoutes([Callers, { provide: TokenVerifier, useValue: verifier }]);
  const logger = createLogger({ service: 'test', level: 'error' });
  app.useGlobalFilters(new ProblemFilter({ ...logger, error: () => {} } as typeof logger));
  // Calls in the order in which an agency starts.
  const routes = refuseOtherMethods(app);
  readBodies(app);
  await limitRequests(app, app.get(Callers), {
    ...{ requestsPerSecond: 100, unverifiedPerSecond: 100, streamsPerClient: 1, streams: 1 },
  });
  await app.init();
  describeApi(app, parts);
  routes.close();
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
});
afterAll(() => app.close());

it('waits for the issuer’s word on where tokens are given, then is served with it', async () => {
  const early = await fetch(`${base}/openapi.json`);
  expect([early.status, await early.json()]).toMatchObject([
    503,
    { type: '/problems/unavailable' },
  ]);
  tokenUrl = 'http://127.0.0.1:4000/token';
  const document = (await (await fetch(`${base}/openapi.json`)).json()) as {
    components: { securitySchemes: { oauth2: object } };
    paths: Record<string, object>;
  };
  expect(document.components.securitySchemes.oauth2).toMatchObject({
    flows: { clientCredentials: { tokenUrl } },
  });
  expect(Object.keys(document.paths['/permits']!)).toEqual(['get']);
});

it('names the broker and the address at which it was asked', async () => {
  const document = (await (await fetch(`${base}/asyncapi.json`)).json()) as {
    servers: Record<string, { host: string }>;
  };
  expect(Object.values(document.servers).map(({ host }) => host)).toEqual([
    '127.0.0.1:9093',
    new URL(base).host,
  ]);
});

it('leaves a wrong method refused with those that are right', async () => {
  const answer = await fetch(`${base}/batch`, { method: 'PATCH' });
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  const withBody = await fetch(`${base}/batch`, { method: 'PATCH', body: '{' });
  expect([withBody.status, withBody.headers.get('allow')]).toEqual([405, 'POST']);
});
