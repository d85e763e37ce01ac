import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { isOutage, type OutageLog, outageOf } from '@sinergi/outage';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** The problems of the servers that serve pages; some are of one server alone. */
const PROBLEMS = {
  'login-needed': [401, 'Log in first'],
  'token-needed': [401, 'A bearer token is needed'],
  'login-failed': [400, 'The login was not completed'],
  'identity-unavailable': [503, 'The identity provider does not answer'],
  'not-found': [404, 'Nothing was found here'],
  'not-allowed': [403, 'Your role does not allow this'],
  'not-entitled': [403, 'Your agency is not entitled to this'],
  'forged-request': [403, 'The request does not come from our own page'],
  'invalid-request': [400, 'The request could not be read'],
  'address-too-long': [431, 'The address is too long'],
  'body-too-large': [413, 'The request is too large'],
  'request-timeout': [408, 'The request did not arrive in time'],
  'invalid-filter': [400, 'The filter could not be read'],
  'unknown-field': [400, 'The filter uses a field that these records do not have'],
  'filter-too-large': [400, 'The filter is too large'],
  'filter-too-costly': [400, 'The filter takes too much time or memory'],
  'too-many-requests': [429, 'Too many requests'],
  'not-rehearsed': [409, 'This rule cannot be rehearsed here'],
  'agency-refused': [409, 'The agency refused'],
  'agency-unavailable': [503, 'The agency does not answer'],
  'registry-unavailable': [503, 'The schema registry does not answer'],
  'export-switched-off': [403, 'Export is switched off here'],
  unavailable: [503, 'A part that this needs is unavailable'],
  internal: [500, 'Something went wrong here'],
} as const satisfies Record<string, readonly [number, string]>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A refusal that says what was expected and what came. Source: RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    options?: ErrorOptions,
    /** members beyond the standard ones */
    readonly more: Record<string, unknown> = {},
  ) {
    super(`${code}: ${detail}`, options);
  }

  get status(): number {
    return PROBLEMS[this.code][0];
  }

  toJSON(): object {
    return {
      ...this.more,
      type: `urn:sinergi:problem:${this.code}`,
      title: PROBLEMS[this.code][1],
      status: this.status,
      detail: this.detail,
    };
  }
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly logger: Logger,
    /**
     * counts the requests that were refused in an outage of the database, and logs the outage once
     */
    private readonly outage?: Pick<OutageLog, 'refused'>,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = toProblem(error);
    if (outageOf(problem.cause) === 'away') this.outage?.refused();
    if (problem.code === 'internal')
      this.logger.error({ err: error, route: request.routeOptions?.url }, 'request failed');
    if (problem.code === 'token-needed') void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json')
      .send(JSON.stringify(problem));
  }
}

/** Converts any thrown value into the problem for the client. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException && error.getStatus() === 400)
    return new Problem('invalid-request', error.message);
  if (error instanceof HttpException && error.getStatus() === 404)
    return new Problem('not-found', error.message);
  if (error instanceof HttpException && error.getStatus() === 413)
    return new Problem('body-too-large', 'Expected a smaller body, got more than may be sent');
  if (error instanceof HttpException && error.getStatus() === 415)
    return new Problem('invalid-request', 'Expected a body of application/json, got another');
  if (isOutage(error))
    return new Problem('unavailable', 'Expected the server’s database, got no answer', {
      cause: error,
    });
  return new Problem('internal', 'The server failed. Its log shows where', { cause: error });
}
