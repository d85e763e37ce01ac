import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { type Logger, withTrace } from '@sinergi/observability';
import type { FastifyInstance } from 'fastify';
import { BODY_LIMIT_BYTES } from '../door/body-limit.js';
import { SOFTWARE } from '../software.js';

export function httpAdapter(): FastifyAdapter {
  return new FastifyAdapter({ bodyLimit: BODY_LIMIT_BYTES, forceCloseConnections: true, requestTimeout: 60_000 });
}

/** Every request gets a trace and a line in the log: the route, never the query or the body. */
export function traceRequests(app: NestFastifyApplication, logger: Logger): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, _reply, done) => {
    const header = request.headers['traceparent'];
    withTrace(typeof header === 'string' ? header : undefined, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url;
    if (route && !route.startsWith('/health') && route !== '/metrics') {
      logger.debug({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
    }
    done();
  });
}

/** Describes the API at /openapi.json. Source: OpenAPI Specification 3.1.0. */
export function describeApi(app: NestFastifyApplication, name: string): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Sinergi: ${name}`)
    .setDescription(
      'Publish, correct and retract sightings; read what every agency of Timpora shares; open what this agency is entitled to.',
    )
    .setVersion(SOFTWARE)
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, config);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.get('/openapi.json', () => document);
}
