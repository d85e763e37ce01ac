import { createRequire } from 'node:module';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { subscribedTopics, topicCatalogue } from '@sinergi/contracts';
import { readProfiles } from '@sinergi/settings';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { eventDocument } from './event-document.js';

interface Document {
  servers: Record<string, { host: string; protocol: string; security: { $ref: string }[] }>;
  channels: Record<string, { address: string; parameters?: { agency: { enum: string[] } } }>;
  operations: Record<string, { action: string; channel: { $ref: string } }>;
  components: { securitySchemes: Record<string, { type: string }> };
}

const require = createRequire(import.meta.url);
/** The specification's own schema, with every binding. */
const specification = require('@asyncapi/specs/schemas/3.0.0.json') as object;
const profiles = readProfiles('deploy/agencies');
const services = profiles.filter(({ kind }) => kind !== 'OPERATOR');

const documentOf = (code: string): Document =>
  eventDocument({
    profile: profiles.find((profile) => profile.code === code)!,
    profiles,
    brokers: ['broker-1:9093', 'broker-2:9093'],
    registryUrl: 'http://registry:8081',
    api: { host: '127.0.0.1:6010', protocol: 'http' },
  }) as Document;

describe('an agency’s AsyncAPI document', () => {
  it('is valid by the specification’s JSON Schema, and every reference resolves', async () => {
    // The specification contains the schema of JSON Schema already.
    const ajv = new Ajv({
      ...{ meta: false, validateSchema: false, strict: false, validateFormats: false },
    });
    const isValid = ajv.compile(specification);
    const config = await createConfig({ extends: ['recommended'], rules: { struct: 'off' } });
    for (const { code } of services) {
      isValid(documentOf(code));
      expect([code, isValid.errors]).toEqual([code, null]);
    }
    const problems = await lintFromString({
      ...{ source: JSON.stringify(documentOf('kec-menteng')), absoluteRef: 'a.json', config },
    });
    expect(problems.map(({ message }) => message)).toEqual([]);
  });

  it('names the brokers as they are, with how to log in', () => {
    const { servers, components } = documentOf('kec-menteng');
    expect(Object.values(servers).map(({ host, protocol }) => [host, protocol])).toEqual([
      ['broker-1:9093', 'kafka-secure'],
      ['broker-2:9093', 'kafka-secure'],
      ['127.0.0.1:6010', 'http'],
    ]);
    const { $ref } = servers['exchange']!.security[0]!;
    expect(components.securitySchemes[$ref.split('/').at(-1)!]!.type).toBe('scramSha512');
  });

  it('holds what the agency sends and receives, and nothing of anybody else’s', () => {
    for (const { code, publishes } of services) {
      const { channels, operations } = documentOf(code);
      const addresses = (action: string) =>
        Object.values(operations)
          .filter((operation) => operation.action === action)
          .map(({ channel }) => channels[channel.$ref.split('/').at(-1)!]!)
          .flatMap(({ address, parameters }) =>
            parameters
              ? parameters.agency.enum.map((one) => address.replace('{agency}', one))
              : [address],
          );
      const written = topicCatalogue
        .filter(({ flow, write }) => write === 'self' || publishes.includes(String(flow)))
        .map(({ topic }) => topic.replace('<agency>', code));
      expect([code, addresses('send').sort()]).toEqual([code, [...written, '/feed/stream'].sort()]);
      expect([code, addresses('receive').sort()]).toEqual([
        code,
        subscribedTopics(code, profiles).sort(),
      ]);
      const used = Object.values(operations).map(({ channel }) => channel.$ref.split('/').at(-1));
      expect(Object.keys(channels).sort()).toEqual([...new Set(used)].sort());
    }
  });
});
