import { createRequire } from 'node:module';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { asyncApi, topicCatalogue } from '@sinergi/contracts';
import { Ajv } from 'ajv';
import avro from 'avsc';
import { describe, expect, it } from 'vitest';

type Json = Record<string, unknown>;

const require = createRequire(import.meta.url);
/** The schema of the AsyncAPI specification, with every binding. */
const specification = require('@asyncapi/specs/schemas/3.0.0.json') as Json;
const document = asyncApi as {
  channels: Record<
    string,
    {
      address: string;
      parameters?: Json;
      messages: Json;
      bindings?: { kafka: { partitions: number } };
    }
  >;
  operations: Record<string, { action: string; channel: { $ref: string } }>;
  components: {
    messages: Record<string, { payload: { schemaFormat?: string; schema: avro.Schema } }>;
  };
};

describe('the AsyncAPI document', () => {
  it('is valid by the specification’s JSON Schema', () => {
    // The schema includes the schema of JSON Schema.
    const ajv = new Ajv({
      meta: false,
      validateSchema: false,
      strict: false,
      validateFormats: false,
    });
    const isValid = ajv.compile(specification);
    isValid(document);
    expect(isValid.errors ?? []).toEqual([]);
    expect(isValid({ ...document, asyncapi: '9' })).toBe(false);
  });

  it('passes the linter’s recommended rules, and every reference resolves', async () => {
    // The specification's own schema checks the structure; the linter does not know Avro payloads.
    const config = await createConfig({ extends: ['recommended'], rules: { struct: 'off' } });
    const lint = (source: unknown) =>
      lintFromString({ source: JSON.stringify(source), absoluteRef: 'asyncapi.json', config });
    expect(
      (await lint(document)).map(({ ruleId, message, location }) => ({
        ruleId,
        message,
        at: location[0]?.pointer,
      })),
    ).toEqual([]);
    const broken = {
      ...document,
      operations: { sendNothing: { action: 'send', channel: { $ref: '#/channels/nowhere' } } },
    };
    expect((await lint(broken)).map(({ ruleId }) => ruleId)).toContain('no-unresolved-refs');
  });

  it('has every topic as a channel with its partitions, with a parameter if per agency', () => {
    for (const { topic, partitions, perAgency, recordName, flow } of topicCatalogue) {
      const [channel] = Object.values(document.channels).filter(
        ({ address }) => address === topic.replace('<agency>', '{agency}'),
      );
      expect(channel?.bindings?.kafka.partitions).toBe(partitions);
      expect(channel?.parameters !== undefined).toBe(perAgency);
      const isJudged = recordName === 'KeyRecord' || (flow !== undefined && flow !== 'directory');
      const records = isJudged ? [recordName, 'Fence'] : [recordName];
      expect(Object.keys(channel!.messages)).toEqual(records);
    }
    expect(Object.keys(document.channels)).toHaveLength(topicCatalogue.length + 1);
  });

  it('carries Avro that an Avro reader takes by itself', () => {
    const payloads = Object.values(document.components.messages).filter(
      ({ payload }) => payload.schemaFormat !== undefined,
    );
    const records = new Set([...topicCatalogue.map(({ recordName }) => recordName), 'Fence']);
    expect(payloads).toHaveLength(records.size);
    for (const { payload } of payloads) {
      expect(payload.schemaFormat).toContain('avro');
      expect(avro.Type.forSchema(payload.schema).typeName).toBe('record');
    }
  });

  it('sends what is written and receives what any agency may read', () => {
    const of = (flow: string) =>
      Object.entries(document.operations).filter(
        ([, { channel }]) => channel.$ref === `#/channels/${flow}`,
      );
    expect(of('sighting').map(([name]) => name)).toEqual(['sendSighting', 'receiveSighting']);
    expect(of('deadLetterNotice').map(([name]) => name)).toEqual(['sendDeadLetterNotice']);
  });
});
