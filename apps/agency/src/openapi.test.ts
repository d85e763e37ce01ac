import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { readBoundaries } from '@sinergi/domain';
import { type AgencyProfile, readProfiles } from '@sinergi/settings';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { apiDocument, describedRoutes } from './bootstrap/api-document.js';
import { ownScopes } from './http/own-scopes.js';
import { PROBLEM_CODES, problemType } from './problem/problem-catalogue.js';
import { agencyRoutes } from './testing/agency-routes.js';

type Json = Record<string, unknown>;
interface Operation {
  operationId: string;
  tags: string[];
  security?: Record<string, string[]>[];
  parameters?: { name: string; schema: Json }[];
  requestBody?: { content: Record<string, { schema: Json; examples?: Examples }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema?: Json }> }>;
}
type Examples = Record<string, { value: unknown }>;

const TOKEN_URL = 'http://127.0.0.1:4000/token';
const NOW = Date.parse('2026-11-28T12:00:00Z');
const profiles = readProfiles('deploy/agencies');
const boundaries = readBoundaries(
  JSON.parse(readFileSync('deploy/data/kecamatan-jakarta-pusat.geojson', 'utf8')),
);
const services = profiles.filter(({ kind }) => kind !== 'OPERATOR');
let documents: Map<string, OpenAPIObject>;
let document: OpenAPIObject;
let operations: Operation[];

beforeAll(async () => {
  const routes = describedRoutes(await agencyRoutes());
  documents = new Map(services.map((profile) => [profile.code, documentOf(profile, routes)]));
  document = documents.get('kec-menteng')!;
  operations = operationsOf(document);
});

const documentOf = (profile: AgencyProfile, routes: OpenAPIObject): OpenAPIObject =>
  JSON.parse(
    JSON.stringify(
      apiDocument(routes, { profile, profiles, boundaries, tokenUrl: TOKEN_URL, now: NOW }),
    ),
  ) as OpenAPIObject;

const operationsOf = ({ paths }: OpenAPIObject): Operation[] =>
  Object.values(paths).flatMap((path) => Object.values(path) as Operation[]);

const idsOf = (code: string): string[] =>
  operationsOf(documents.get(code)!).map(({ operationId }) => operationId);

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

function compiler({ components }: OpenAPIObject) {
  const ajv = new Ajv2020({ strict: false });
  (formats as unknown as (instance: Ajv2020) => void)(ajv);
  ajv.addFormat('base64url', /^[A-Za-z0-9_-]*$/);
  ajv.addSchema({ $id: 'api', components });
  return (schema: Json) =>
    ajv.compile(
      JSON.parse(JSON.stringify(schema).replaceAll('"#/components', '"api#/components')) as Json,
    );
}

describe('the API’s description', () => {
  it('passes the linter’s recommended rules without an error or a warning', async () => {
    expect(await lint(document)).toEqual([]);
    expect(await lint(documents.get('imigrasi-jakpus'))).toEqual([]);
    expect((await lint({ ...document, servers: [] })).map(({ ruleId }) => ruleId)).toContain(
      'no-empty-servers',
    );
  });

  it('says how what a webhook is sent is signed, and that it may be an exercise', () => {
    const { webhooks } = document as unknown as {
      webhooks: { event: { post: { parameters: { name: string }[] } } };
    };
    expect(webhooks.event.post.parameters.map(({ name }) => name)).toEqual([
      'webhook-id',
      'webhook-timestamp',
      'webhook-signature',
      'ce-exercise',
    ]);
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

  it('names where tokens are given, and of every operation the scopes that let it in', () => {
    for (const { code, publishes, subscribes } of services) {
      const { components } = documents.get(code)!;
      const { type, flows } = components!.securitySchemes!['oauth2'] as unknown as {
        type: string;
        flows: { clientCredentials: { tokenUrl: string; scopes: Record<string, string> } };
      };
      const { tokenUrl, scopes } = flows.clientCredentials;
      expect([type, tokenUrl]).toEqual(['oauth2', TOKEN_URL]);
      expect(Object.keys(scopes)).toEqual([...ownScopes({ publishes, subscribes })]);
      for (const { operationId, security, tags } of operationsOf(documents.get(code)!)) {
        const asked = security!.flatMap((alternative) => alternative['oauth2'] ?? []);
        expect(Object.keys(scopes)).toEqual(expect.arrayContaining(asked));
        expect([operationId, asked.length > 0]).toEqual([operationId, !tags.includes('problems')]);
      }
    }
  });

  it('holds only what its agency may do', () => {
    const menteng = idsOf('kec-menteng');
    expect(menteng).toContain('readPermit');
    for (const id of ['beginPermit', 'changePermit', 'beginMovement', 'beginWatch'])
      expect(menteng).not.toContain(id);
    expect(idsOf('imigrasi-jakpus')).toEqual(expect.arrayContaining(['beginPermit', 'beginWatch']));
    expect(idsOf('deteksi').filter((id) => id.startsWith('begin'))).toEqual([
      ...['beginAlert', 'beginImport', 'beginOperation'],
    ]);
    const changes = (code: string) =>
      Object.keys(
        (documents.get(code)!.paths['/subjects/{id}/changes']!.post as unknown as Operation)
          .requestBody!.content['application/json']!.examples!,
      );
    expect(changes('kec-menteng')).toEqual(['DOCUMENT_ADDED', 'PROPOSED', 'CORRECTED']);
    const [authority] = services.filter(({ identityAuthority }) => identityAuthority);
    expect(changes(authority!.code)).toEqual(expect.arrayContaining(['LINKED', 'SPLIT']));
  });

  it('says by number what is refused, and names every problem that there is', () => {
    const named = new Set<string>();
    for (const { operationId, responses } of operationsOf(documents.get('imigrasi-jakpus')!)) {
      const statuses = Object.keys(responses);
      expect({ operationId, statuses }).toEqual({
        operationId,
        statuses: statuses.filter((status) => /^[2-5]\d\d$/.test(status)),
      });
      for (const status of ['400', '500']) expect(statuses).toContain(status);
    }
    const all = [...documents.values()].flatMap(({ components }) =>
      Object.values(components!.responses!),
    );
    for (const response of all) {
      const { content } = response as unknown as {
        content: Record<string, { schema: { allOf: Json[] } }>;
      };
      const [, narrowed] = content['application/problem+json']!.schema.allOf as [
        Json,
        { properties: { type: { enum: string[] } } },
      ];
      for (const type of narrowed.properties.type.enum) named.add(type);
    }
    // No operation has a path with a wrong method: the list of problems describes that case.
    const everywhere = PROBLEM_CODES.filter((code) => code !== 'method-not-allowed');
    expect([...named].sort()).toEqual(everywhere.map(problemType).sort());
  });

  it('has a schema for every parameter, and patterns that generators of any language read', () => {
    const patterns: string[] = [];
    const collect = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        if (name === 'pattern' && typeof inner === 'string') patterns.push(inner);
        else collect(inner);
      }
    };
    for (const [code, described] of documents) {
      for (const { operationId, parameters = [] } of operationsOf(described))
        for (const { name, schema } of parameters)
          expect([code, operationId, name, Object.keys(schema ?? {})]).not.toEqual([
            code,
            operationId,
            name,
            [],
          ]);
      collect(described);
    }
    expect(patterns.length).toBeGreaterThan(100);
    for (const pattern of new Set(patterns)) {
      expect(() => new RegExp(pattern)).not.toThrow();
      // Unicode classes, named groups and flags mean something else, or nothing, in other
      // languages.
      expect(pattern).not.toMatch(/\\[pPkuxc]\{|\(\?[<!=i]|\\[AZz]/);
    }
  });

  it('asks systems for the officer wherever one has to be named', () => {
    for (const { operationId, requestBody } of operations) {
      const schema = requestBody?.content['application/json']?.schema as
        | { properties?: Json; required?: string[] }
        | undefined;
      if (!schema?.properties?.['officer']) continue;
      expect([operationId, schema.required]).toEqual([
        operationId,
        expect.arrayContaining(['officer']),
      ]);
    }
  });

  it('holds only schemas of JSON Schema 2020-12, one for every good answer', () => {
    const compile = compiler(document);
    for (const name of Object.keys(document.components!.schemas!))
      compile({ $ref: `#/components/schemas/${name}` });
    for (const { operationId, responses } of operations) {
      for (const [status, { $ref, content }] of Object.entries(responses)) {
        if (status === '204' || $ref) continue;
        for (const { schema } of Object.values(content ?? { none: {} })) {
          expect({ operationId, status, schema }).toMatchObject({ schema: expect.any(Object) });
          compile(schema!);
        }
      }
    }
  });

  it('has a whole body as example for every change, which fits its schema', () => {
    // One agency of each kind. What only one agency has is checked in a journey.
    for (const code of ['kec-gambir', 'imigrasi-jakpus', 'kesbangpol-jakpus', 'deteksi']) {
      const described = documents.get(code)!;
      const compile = compiler(described);
      for (const { operationId, requestBody } of operationsOf(described)) {
        if (!/^(begin(?!Import|Operation)|change|open|submit)/.test(operationId)) continue;
        for (const [mediaType, { schema, examples }] of Object.entries(requestBody!.content)) {
          const { oneOf = [schema] } = schema as { oneOf?: Json[] };
          const validate = compile(schema);
          const found = Object.entries(examples ?? {});
          expect([code, operationId, mediaType, found.length > 0]).toEqual([
            ...[code, operationId, mediaType, true],
          ]);
          if (/^(begin|change)/.test(operationId)) expect(found).toHaveLength(oneOf.length);
          for (const [name, { value }] of found) {
            validate(value);
            expect([code, operationId, name, validate.errors]).toEqual([
              ...[code, operationId, name, null],
            ]);
          }
        }
      }
    }
  });
});
