import type { Json } from './schema-values.js';

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: Json;
}

/** One operation of an API's description. */
export interface ApiOperation {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  /** by media type */
  bodies: [mediaType: string, schema: Json][];
  /** by status: a number's text, or `4XX` */
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}

/** Every operation that an OpenAPI document describes. */
export function apiOperations(document: Json): ApiOperation[] {
  return Object.entries(document['paths'] as Record<string, Json>).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const { operationId, parameters, requestBody, responses } = described as {
        operationId: string;
        parameters?: Parameter[];
        requestBody?: { content: Record<string, { schema?: Json }> };
        responses: ApiOperation['responses'];
      };
      const bodies = Object.entries(requestBody?.content ?? {}).map(
        ([mediaType, { schema }]): [string, Json] => [mediaType, schema ?? {}],
      );
      return {
        operationId,
        method: method.toUpperCase(),
        path,
        parameters: parameters ?? [],
        bodies,
        responses,
      };
    }),
  );
}
