import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ApiQuery } from '@nestjs/swagger';
import { quoted } from '@sinergi/contracts';
import { unknownParameter } from '@sinergi/http';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Problem } from '../problem/problem.js';

const RULE = 'takes-query';
const TAKEN = Symbol('TAKEN');

/** Parameters by name. The metadata of each holds its form in the API's description. */
export type QueryShape = Record<string, z.ZodType>;

/**
 * Declares a route's query parameters, for the guard and for the API's description. A route without
 * it takes no query.
 */
export function TakesQuery(shape: QueryShape): MethodDecorator {
  const documented = Object.entries(shape).map(([name, type]) => {
    const { schema, description } = type.meta() as { schema: object; description?: string };
    return ApiQuery({
      name,
      schema,
      required: !type.safeParse(undefined).success,
      ...(description === undefined ? {} : { description }),
    });
  });
  return applyDecorators(SetMetadata(RULE, shape), ...documented);
}

/** Injects a route's query as its parameters read it. */
export const Asked = createParamDecorator(
  (_: unknown, context: ExecutionContext) =>
    (context.switchToHttp().getRequest<FastifyRequest>() as unknown as Record<symbol, unknown>)[
      TAKEN
    ],
);
export type AskedOf<T extends QueryShape> = { [Name in keyof T]: z.output<T[Name]> };

/**
 * Refuses every query parameter that a route does not know: a typo must not change the meaning of a
 * call.
 */
export class QueryGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const shape = this.reflector.get<QueryShape | undefined>(RULE, context.getHandler()) ?? {};
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    (request as unknown as Record<symbol, unknown>)[TAKEN] = readQuery(
      shape,
      request.query as Record<string, unknown>,
    );
    return true;
  }
}

/** @throws Problem invalid-request that names the parameter and the accepted values */
export function readQuery<T extends QueryShape>(
  shape: T,
  query: Record<string, unknown>,
): AskedOf<T> {
  const unknown = unknownParameter(query, Object.keys(shape));
  if (unknown) {
    const { detail, parameter, accepted } = unknown;
    throw new Problem('invalid-request', detail, { parameter, accepted });
  }
  const parsed = z.strictObject(shape).safeParse(query);
  if (parsed.success) return parsed.data as AskedOf<T>;
  const { path, message } = parsed.error.issues[0]!;
  const name = String(path[0]);
  const got = query[name];
  throw new Problem(
    'invalid-request',
    `Expected ${name}: ${message}, got ${got === undefined ? 'nothing' : shown(got)}`,
    { parameter: name, ...acceptedBy(shape[name]!) },
  );
}

/** Lists the values that a parameter accepts, where the list is finite. */
function acceptedBy(type: z.ZodType): { accepted?: readonly string[] } {
  const { schema } = type.meta() as { schema: { enum?: readonly string[] } };
  return schema.enum ? { accepted: schema.enum } : {};
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? quoted(value) : 'several values';
