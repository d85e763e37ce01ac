import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';

export type ProblemCode = 'login-needed' | 'not-found' | 'login-failed' | 'identity-unavailable' | 'internal';

const STATUS: Record<ProblemCode, number> = {
  'login-needed': 401,
  'not-found': 404,
  'login-failed': 400,
  'identity-unavailable': 503,
  internal: 500,
};
const TITLE: Record<ProblemCode, string> = {
  'login-needed': 'Log in first',
  'not-found': 'There is no such thing here',
  'login-failed': 'The login was not completed',
  'identity-unavailable': 'The identity provider does not answer',
  internal: 'Something went wrong here',
};

/** A refusal that says what was expected and what came. Source: RFC 9457. */
export class Problem extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    options?: ErrorOptions,
  ) {
    super(`${code}: ${detail}`, options);
  }

  get status(): number {
    return STATUS[this.code];
  }

  toJSON(): object {
    return { type: `urn:sinergi:problem:${this.code}`, title: TITLE[this.code], status: this.status, detail: this.detail };
  }
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const problem = toProblem(error);
    if (problem.code === 'internal') this.logger.error({ err: error, route: request.routeOptions?.url }, 'request failed');
    void reply.status(problem.status).header('content-type', 'application/problem+json').send(JSON.stringify(problem));
  }
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof HttpException && error.getStatus() === 404) return new Problem('not-found', error.message);
  return new Problem('internal', 'The console failed; its log says where', { cause: error });
}
