import { PROBLEM_CODES, problemType } from './problem-catalogue.js';

type JsonSchema = Record<string, unknown>;

/** Source: RFC 9457. A code may add members of its own, such as the version that is there. */
export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'What was expected and what came (RFC 9457)',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'Which problem it is: the path of its page here, the same at every agency',
      enum: PROBLEM_CODES.map(problemType),
      examples: [problemType('invalid-request')],
    },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'The request, as the log names it' },
    violations: {
      type: 'array',
      description: 'Everything that is wrong, by JSON pointer (RFC 6901)',
      items: {
        type: 'object',
        required: ['field', 'expected', 'got'],
        properties: {
          field: { type: 'string' },
          expected: { type: 'string' },
          got: { type: 'string' },
        },
      },
    },
  },
};

const content = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** Every refusal is one of these, for the API's description. */
export const PROBLEMS = {
  status: '4XX' as const,
  description: 'A problem: what was expected and what came',
  content,
};

/** What every operation may answer while the service or a part of it is away. */
export const UNAVAILABLE = {
  status: 503,
  description: 'It is starting, or a part it needs is away: the same call may do later',
  headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' as const } } },
  content,
};
