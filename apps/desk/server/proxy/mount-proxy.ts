import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@sinergi/observability';
import { Problem, toProblem } from '@sinergi/web-server';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { AgencyProxy, PROXY_PATH } from './agency-proxy.js';
import { BODY_AT_MOST_BYTES, FILES } from './doors.js';

/**
 * Serves the way to the agencies. It reads bodies as bytes, so that what the agency gets is what
 * the page sent: Nest's own routes would parse them. Files are not even read.
 */
export async function mountProxy(app: NestFastifyApplication, logger: Logger): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const proxy = app.get(AgencyProxy);
  const pass = (mounted: FastifyInstance, method: HTTPMethods[], url: string): void => {
    mounted.setErrorHandler((error, request, reply) => {
      const problem = asProblem(error);
      if (problem.code === 'internal')
        logger.error({ err: error, route: request.routeOptions.url }, 'request failed');
      // What is still under way is not read, so nothing else can come over this connection.
      if (!request.raw.complete) void reply.header('connection', 'close');
      return reply
        .status(problem.status)
        .header('content-type', 'application/problem+json')
        .send(JSON.stringify(problem));
    });
    mounted.route({
      ...{ method, url: `${PROXY_PATH}/${url}` },
      handler: async (request, reply) => {
        await proxy.pass(request, reply);
        return reply;
      },
    });
  };
  await fastify.register(async (mounted) => {
    mounted.removeAllContentTypeParsers();
    mounted.addContentTypeParser(
      '*',
      { parseAs: 'buffer', bodyLimit: BODY_AT_MOST_BYTES },
      (_request, body, done) => done(null, body),
    );
    pass(mounted, ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'], '*');
  });
  // A file is passed on as it comes, so nothing here reads it, and its own limit holds.
  await fastify.register(async (mounted) => {
    mounted.removeAllContentTypeParsers();
    mounted.addContentTypeParser('*', (_request, body, done) => done(null, body));
    pass(mounted, ['POST'], FILES);
  });
}

/** Converts what Fastify refuses by itself, such as a body that is too large. */
function asProblem(error: unknown): Problem {
  const { statusCode } = error as { statusCode?: number };
  if (error instanceof Problem || statusCode === undefined) return toProblem(error);
  if (statusCode === 413)
    return new Problem(
      'body-too-large',
      `Expected a body of at most ${BODY_AT_MOST_BYTES} bytes, got more`,
    );
  return statusCode < 500
    ? new Problem('invalid-request', 'Expected a request of HTTP/1.1, got something else')
    : toProblem(error);
}
