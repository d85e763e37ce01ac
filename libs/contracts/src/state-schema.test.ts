import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { flows } from './generated/flows.js';
import { sampleEvents } from './generated/samples.js';
import { toJson } from './json-mapping.js';
import { stateSchema } from './state-schema.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats as unknown as (instance: Ajv2020) => void)(ajv);
ajv.addFormat('base64url', /^[A-Za-z0-9_-]*$/);

describe('the schema of an entity’s state', () => {
  it.each(flows)('describes what the API shows of a $flow', ({ flow, topic, idField }) => {
    const validate = ajv.compile(stateSchema(flow));
    const shown = toJson(
      flow,
      sampleEvents().find((sample) => sample.topic === topic)!.value as unknown as Record<
        string,
        unknown
      >,
    );
    validate(shown);
    expect(validate.errors ?? []).toEqual([]);
    const { [idField]: _, ...nameless } = shown;
    expect(validate(nameless)).toBe(false);
    expect(validate({ ...shown, version: 'one' })).toBe(false);
  });
});
