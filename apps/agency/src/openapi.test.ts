import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Test } from '@nestjs/testing';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { agencyScopes } from '@sinergi/contracts';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGENCY_CONTROLLERS } from './agency.module.js';
import { apiDocument } from './start/api-document.js';
import { httpAdapter } from './start/serve-http.js';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  tags: string[];
  security: Record<string, string[]>[];
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}

let document: OpenAPIObject;
let operations: Operation[];

beforeAll(async () => {
  // The controllers' decorators are all that is read: whatever they ask for stays empty, and nothing is started.
  const module = await Test.createTestingModule({ controllers: AGENCY_CONTROLLERS })
    .useMocker(() => ({}))
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), {
    logger: false,
  });
  document = JSON.parse(JSON.stringify(apiDocument(app, 'Menteng'))) as OpenAPIObject;
  operations = Object.values(document.paths).flatMap((path) => Object.values(path) as Operation[]);
});

const lint = async (source: unknown) => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({
    source: JSON.stringify(source),
    absoluteRef: 'openapi.json',
    config,
  });
  return problems.map(({ ruleId, severity, message, location }) => ({
    ruleId,
    severity,
    message,
    at: location[0]?.pointer,
  }));
};

describe('the API’s description', () => {
  it('passes the linter’s recommended rules without an error or a warning', async () => {
    expect(await lint(document)).toEqual([]);
    expect((await lint({ ...document, servers: [] })).map(({ ruleId }) => ruleId)).toContain(
      'no-empty-servers',
    );
  });

  it('names every operation once, under a tag that is described', () => {
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toEqual(
      expect.arrayContaining([
        'beginSighting',
        'changeSighting',
        'openSighting',
        'submitBatch',
        'followFeed',
        'importLines',
      ]),
    );
    const described = document
      .tags!.filter(({ description }) => description)
      .map(({ name }) => name);
    for (const { tags } of operations) expect(described).toEqual(expect.arrayContaining(tags));
  });

  it('says of every operation which scope it needs, what it refuses with, and that it may be away', () => {
    for (const { operationId, security, responses } of operations) {
      const [requirement = { bearer: [] }, ...others] = security;
      expect({ operationId, others }).toEqual({ operationId, others: [] });
      expect(agencyScopes()).toEqual(expect.arrayContaining(requirement!['bearer']!));
      for (const status of ['4XX', '503'])
        expect(responses[status]?.content?.['application/problem+json']?.schema).toEqual({
          $ref: '#/components/schemas/Problem',
        });
    }
  });

  it('holds only schemas that compile as JSON Schema 2020-12, and one for every good answer', () => {
    const ajv = new Ajv2020({ strict: false });
    (formats as unknown as (instance: Ajv2020) => void)(ajv);
    ajv.addFormat('base64url', /^[A-Za-z0-9_-]*$/);
    ajv.addSchema({ $id: 'api', ...document });
    const compile = (schema: Json) =>
      ajv.compile(
        JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as Json,
      );
    for (const name of Object.keys(document.components!.schemas!))
      compile({ $ref: `#/components/schemas/${name}` });
    for (const { operationId, responses } of operations) {
      for (const [status, { content }] of Object.entries(responses)) {
        if (status === '204') continue;
        for (const { schema } of Object.values(content ?? { none: {} })) {
          expect({ operationId, status, schema }).toMatchObject({ schema: expect.any(Object) });
          compile(schema!);
        }
      }
    }
  });
});
