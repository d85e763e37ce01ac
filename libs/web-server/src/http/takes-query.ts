import {
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { unknownParameter } from '@sinergi/http';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { z } from 'zod';
import { Problem } from './problem.js';

const RULE = 'takes-query';
type Rule = readonly string[] | 'any';

/**
 * Names the query parameters of a route, by a schema or by a list of names. A route without this
 * decorator takes none.
 */
export const TakesQuery = (taken: z.ZodObject | readonly string[]) =>
  SetMetadata(RULE, 'shape' in taken ? Object.keys(taken.shape) : taken);

/**
 * Accepts any query parameter: for the identity provider's callback, where unknown parameters are
 * ignored. Source: RFC 6749, 4.1.2.
 */
export const TakesAnyQuery = () => SetMetadata(RULE, 'any' satisfies Rule);

/**
 * Refuses query parameters that a route does not know: a mistyped name must not silently change the
 * answer. It runs after the guards, so that a caller without access learns nothing else.
 */
export class RefuseUnknownQuery implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const rule = this.reflector.get<Rule | undefined>(RULE, context.getHandler()) ?? [];
    if (rule === 'any') return next.handle();
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const unknown = unknownParameter(query, rule);
    if (!unknown) return next.handle();
    const { detail, parameter, accepted } = unknown;
    throw new Problem('invalid-request', detail, {}, { parameter, accepted });
  }
}
