import { ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { TokenRefused } from '@sinergi/http';
import type { Logger } from '@sinergi/observability';
import { isOutage, type OutageLog, outageOf } from '@sinergi/outage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, throwError } from 'rxjs';
import { OutcomeUnknown } from '../database/outcome-unknown.js';
import { Problem } from '../problem/problem.js';
import { bodyLimitOf } from './body-limit.js';
import { traceOf } from './request-trace.js';

/**
 * Turns every error into an HTTP answer. The answer is problem+json and discloses nothing of the
 * inside.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    /** counts the requests that an outage refused, and logs the outage once */
    private readonly outage?: Pick<OutageLog, 'refused'>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): Observable<never> | undefined {
    // The reader gets a batch's error unchanged: it decides by the error's class when to retry the
    // batch.
    if (host.getType() !== 'http') return throwError(() => error);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = toProblem(error, request.routeOptions?.url);
    const isTold = outageOf(problem.cause) === 'away' && this.outage?.refused() === true;
    if (problem.status >= 500 && problem.code !== 'starting' && !isTold)
      this.logger.error(
        { err: error, path: request.routeOptions?.url, traceId: traceOf(request).traceId },
        'request failed',
      );
    if (problem.status === 401)
      void reply.header(
        'www-authenticate',
        `Bearer error="${problem.code === 'token-missing' ? 'invalid_request' : 'invalid_token'}"`,
      );
    if (problem.extra.retryAfterSeconds)
      void reply.header('retry-after', String(problem.extra.retryAfterSeconds));
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify({ ...problem.toJSON(), instance: request.id }));
    return undefined;
  }
}

/** Maps errors of frameworks and databases to the closed list of problems. */
export function toProblem(error: unknown, route?: string): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TokenRefused)
    return new Problem(
      error.code,
      error.message,
      error.code === 'unavailable' ? { retryAfterSeconds: 2 } : {},
      { cause: error.cause },
    );
  const status =
    error instanceof HttpException
      ? error.getStatus()
      : (error as { statusCode?: number } | null)?.statusCode;
  const message = error instanceof Error ? error.message : 'unknown error';
  const options = { cause: error };
  switch (status) {
    case 413:
      return new Problem(
        'body-too-large',
        `Expected a body of at most ${bodyLimitOf(route)} bytes, got a larger one; ` +
          'POST /imports takes any number of lines',
        {},
        options,
      );
    case 415:
      return new Problem(
        'unsupported-media-type',
        'Expected a media type that this route accepts, got another',
        {},
        options,
      );
    case 408:
      return new Problem('too-slow', message, {}, options);
    case 404:
      return new Problem(
        'not-found',
        `Expected a route of this API, got ${message.replace(/^Cannot /, '')}`,
        {},
        options,
      );
    case 400:
      return new Problem(
        'invalid-request',
        `Expected JSON, got something that is not: ${message}`,
        {},
        options,
      );
  }
  if (error instanceof OutcomeUnknown)
    return new Problem(
      'unavailable',
      'Expected the database to confirm the commit, got no answer: ' +
        'it is unknown whether this was done. ' +
        'Repeat the request with the same Idempotency-Key; ' +
        'without a key, first check whether it was done',
      { retryAfterSeconds: 2 },
      options,
    );
  if (isOutage(error))
    return new Problem(
      'unavailable',
      outageOf(error) === 'away'
        ? 'Expected the database or another part that this needs, got no connection'
        : 'Expected the parts that this needs to succeed, got a passing failure: try again',
      { retryAfterSeconds: 2 },
      options,
    );
  return new Problem(
    'internal',
    'The service failed. Its log shows where, under this trace id',
    {},
    options,
  );
}
