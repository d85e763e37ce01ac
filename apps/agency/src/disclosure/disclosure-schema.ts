import { objectOf, UUID, VERSION } from '../http/response-schemas.js';

type JsonSchema = Record<string, unknown>;

const disclosure: JsonSchema = {
  type: 'object',
  required: ['status'],
  properties: {
    status: {
      type: 'string',
      enum: [
        'OPEN',
        'EMPTY',
        'NOT_ENTITLED',
        'NOT_CONFIRMED',
        'KEY_PENDING',
        'KEY_DESTROYED',
        'DAMAGED',
      ],
    },
    value: {
      type: 'object',
      additionalProperties: true,
      description: 'The content, where status is OPEN',
    },
    detail: { type: 'string', description: 'Why not, where status is not OPEN' },
  },
};

/** A `DisclosureResult`: JSON Schema 2020-12. */
export const disclosedSchema = (idField: string): JsonSchema =>
  objectOf({
    disclosureId: UUID,
    [idField]: UUID,
    version: VERSION,
    groups: {
      type: 'object',
      additionalProperties: { oneOf: [disclosure, { type: 'array', items: disclosure }] },
    },
  });
