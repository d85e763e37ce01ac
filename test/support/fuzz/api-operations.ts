import type { Json } from './schema-values.js';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Json;
}

export interface Body {
  mediaType: string;
  schema: Json;
  /** whole example bodies of the description */
  examples: unknown[];
}

interface Response {
  content?: Record<string, { schema?: Json }>;
}

/** One operation of an API's description. */
export interface ApiOperation {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  bodies: Body[];
  /** by status, as text */
  responses: Record<string, Response>;
}

/** Returns every operation that an OpenAPI document describes. */
export function apiOperations(document: Json): ApiOperation[] {
  const { responses: shared = {} } = (document['components'] ?? {}) as {
    responses?: Record<string, Response>;
  };
  const resolved = (response: Response & { $ref?: string }): Response =>
    response.$ref === undefined ? response : shared[response.$ref.split('/').at(-1)!]!;
  return Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const { operationId, parameters, requestBody, responses } = described as {
        operationId: string;
        parameters?: Parameter[];
        requestBody?: {
          content: Record<string, { schema?: Json; examples?: Record<string, { value: unknown }> }>;
        };
        responses: ApiOperation['responses'];
      };
      const bodies = Object.entries(requestBody?.content ?? {}).map(
        ([mediaType, { schema, examples }]): Body => ({
          mediaType,
          schema: schema ?? {},
          examples: Object.values(examples ?? {}).map(({ value }) => value),
        }),
      );
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        parameters: parameters ?? [],
        bodies,
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, response]) => [status, resolved(response)]),
        ),
      };
    }),
  );
}
