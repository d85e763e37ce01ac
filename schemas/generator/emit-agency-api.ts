import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { readBoundaries } from '@sinergi/domain';
import { createMetrics } from '@sinergi/observability';
import { readProfiles } from '@sinergi/settings';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { AGENCY_CONTROLLERS } from '../../apps/agency/src/agency.module.js';
import { apiDocument, describedRoutes } from '../../apps/agency/src/bootstrap/api-document.js';
import { httpAdapter } from '../../apps/agency/src/bootstrap/serve-http.js';
import { METRICS, PROFILE } from '../../apps/agency/src/ground/tokens.js';

const HEADER = '// generated from the agency’s OpenAPI, do not edit: npm run generate\n';
const TARGET = 'apps/console/contract/generated/agency-api.ts';
/**
 * The agency whose API description is used. All agencies that open sealed groups have the
 * operations that the console calls.
 */
const AGENCY = 'kec-menteng';
/**
 * The operations that the console calls. Disclosure has the same form in every flow, so one flow
 * stands for all.
 */
const CALLED = [
  '/sync',
  '/dead-letters',
  '/dead-letters/{topic}/{partition}/{offset}',
  '/operations',
  '/operations/{id}',
  '/operations/{id}/hold',
  '/operations/{id}/release',
  '/messages',
  '/events/{eventId}/record',
  '/events/{eventId}/receipts',
  '/events/{eventId}/lineage',
  '/sightings/{id}/disclosures',
  '/disclosures',
  '/disclosures/received',
  '/disclosures/limits',
  '/disclosures/break-glass',
  '/disclosures/break-glass/{id}/confirmation',
];

/**
 * Emits the types of the agency operations that the console calls. If an agency's answer changes,
 * the console no longer compiles. Only routes and decorators are read; no service is started.
 */
export async function emitAgencyApi(root: string): Promise<Map<string, string>> {
  const { openapi, info, paths } = await describe(root);
  const called = CALLED.map((path) => {
    const item = paths[path];
    if (!item) throw new Error(`Expected ${path} among the agency's paths, got none`);
    return [path, withoutRefusals(item)];
  });
  const types = await openapiTS({ openapi, info, paths: Object.fromEntries(called) } as OpenAPI3);
  return new Map([[TARGET, HEADER + astToString(types)]]);
}

type PathItem = Record<string, { responses: Record<string, unknown> }>;

/**
 * Leaves out refusals. Every refusal is a problem (RFC 9457), and the console reads problems in one
 * place.
 */
const withoutRefusals = (item: PathItem) =>
  Object.fromEntries(
    Object.entries(item).map(([method, operation]) => [
      method,
      {
        ...operation,
        responses: Object.fromEntries(
          Object.entries(operation.responses).filter(([status]) => status.startsWith('2')),
        ),
      },
    ]),
  );

async function describe(root: string) {
  const profiles = readProfiles(join(root, 'deploy/agencies'));
  const profile = profiles.find(({ code }) => code === AGENCY);
  if (!profile) throw new Error(`Expected a profile of ${AGENCY}, got none`);
  const boundaries = join(root, 'deploy/data/kecamatan-jakarta-pusat.geojson');
  const document: OpenAPIObject = apiDocument(await routes(), {
    profile,
    profiles,
    boundaries: readBoundaries(JSON.parse(readFileSync(boundaries, 'utf8'))),
    tokenUrl: 'http://127.0.0.1/token',
    now: 0,
  });
  return JSON.parse(JSON.stringify(document)) as Pick<OpenAPIObject, 'openapi' | 'info'> & {
    paths: Record<string, PathItem>;
  };
}

async function routes(): Promise<OpenAPIObject> {
  // tsx does not keep the types of parameters, so the parameters of a controller stay empty here.
  for (const controller of AGENCY_CONTROLLERS)
    Reflect.defineMetadata(
      'design:paramtypes',
      Array.from({ length: controller.length }, () => Object),
      controller,
    );
  const module = await Test.createTestingModule({
    controllers: AGENCY_CONTROLLERS,
    providers: [
      { provide: METRICS, useValue: createMetrics() },
      { provide: PROFILE, useValue: { publishes: [], subscribes: [] } },
    ],
  })
    .useMocker(() => ({}))
    .compile();
  return describedRoutes(
    module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false }),
  );
}
