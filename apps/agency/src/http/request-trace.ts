import { continueTrace, type Trace } from '@sinergi/observability';
import type { FastifyRequest } from 'fastify';

const TRACE = Symbol('trace');

/** Returns the trace of a request: the caller's, or a new one. */
export function traceOf(request: FastifyRequest): Trace {
  const holder = request as unknown as Record<symbol, Trace | undefined>;
  const header = request.headers['traceparent'];
  holder[TRACE] ??= continueTrace(typeof header === 'string' ? header : undefined);
  return holder[TRACE];
}
