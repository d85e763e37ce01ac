import type { OpenAPIObject } from '@nestjs/swagger';
import {
  PROBLEM_CODES,
  type ProblemCode,
  problemKind,
  problemType,
} from '../problem/problem-catalogue.js';
import { PROBLEMS_OF } from './refuses.js';

type JsonSchema = Record<string, unknown>;
type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;
type Responses = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

/** Source: RFC 9457. A problem may have further members, such as the present version. */
export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'What was expected and what came (RFC 9457)',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: {
      type: 'string',
      format: 'uri-reference',
      description: 'The kind of problem: the path of its page here, the same at every agency',
      enum: PROBLEM_CODES.map(problemType),
    },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599 },
    detail: { type: 'string' },
    instance: { type: 'string', description: 'The id of the request in the log of the service' },
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

const ALWAYS: readonly ProblemCode[] = [
  'invalid-request',
  'too-slow',
  'too-many-requests',
  'internal',
];
const WITH_A_TOKEN: readonly ProblemCode[] = [
  'token-missing',
  'token-invalid',
  'token-expired',
  'other-agency',
  'scope-missing',
  'not-entitled',
  'starting',
  'unavailable',
];
const WITH_A_BODY: readonly ProblemCode[] = ['body-too-large', 'unsupported-media-type'];
const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds', schema: { type: 'integer' as const } },
};
const HEADERS: Readonly<Record<number, Responses[string]>> = {
  401: {
    description: '',
    headers: {
      'WWW-Authenticate': { description: 'RFC 6750, 3', schema: { type: 'string' } },
    },
  },
  429: { description: '', headers: RETRY_AFTER },
  503: { description: '', headers: RETRY_AFTER },
};

/**
 * Adds to every operation its refusals: one response per status, in ascending order, which names
 * each of its problems. Equal responses are described once.
 */
export function withProblemResponses(paths: Paths): { paths: Paths; responses: Responses } {
  const responses: Responses = {};
  const described = Object.entries(paths).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) => [
        method,
        refusable(method, operation, responses),
      ]),
    ),
  ]);
  return { paths: Object.fromEntries(described) as Paths, responses };
}

function refusable(method: string, operation: Operation, known: Responses): Operation {
  const { [PROBLEMS_OF]: own = [], ...rest } = operation as Operation & {
    [PROBLEMS_OF]?: ProblemCode[];
  };
  const codes = new Set<ProblemCode>([
    ...ALWAYS,
    ...((operation.security ?? []).length > 0 ? WITH_A_TOKEN : []),
    ...(method === 'get' ? [] : WITH_A_BODY),
    ...own,
  ]);
  const possible = PROBLEM_CODES.filter((code) => codes.has(code));
  const statuses = [...new Set(possible.map((code) => problemKind(code).status))];
  const refusals = statuses.map((status) => {
    const of = possible.filter((code) => problemKind(code).status === status);
    const name = `Refused${status}_${of.join('_')}`;
    known[name] ??= response(status, of);
    return [status, { $ref: `#/components/responses/${name}` }];
  });
  return { ...rest, responses: { ...operation.responses, ...Object.fromEntries(refusals) } };
}

function response(status: number, codes: readonly ProblemCode[]): Responses[string] {
  const says = codes.map((code) => `[${code}](${problemType(code)}): ${problemKind(code).title}`);
  return {
    ...HEADERS[status],
    description: says.join('\n\n'),
    content: {
      'application/problem+json': {
        schema: {
          allOf: [
            { $ref: '#/components/schemas/Problem' },
            { type: 'object', properties: { type: { enum: codes.map(problemType) } } },
          ],
        },
        examples: Object.fromEntries(
          codes.map((code) => {
            const { title, meaning } = problemKind(code);
            return [
              code,
              {
                summary: title,
                value: { type: problemType(code), title, status, detail: meaning },
              },
            ];
          }),
        ),
      },
    },
  };
}
