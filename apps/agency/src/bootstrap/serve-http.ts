import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@sinergi/observability';
import type { AgencySettings } from '@sinergi/settings';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BODY_LIMIT_BYTES, bodyLimitOf } from '../http/body-limit.js';
import { boundJson } from '../http/bound-json.js';
import { essenceOf } from '../http/essence-of.js';
import { hasBody } from '../http/has-body.js';
import {
  CLOUD_EVENT_TYPE,
  CLOUD_EVENTS_TYPE,
  JSON_TYPE,
  mediaTypeRefusal,
  STREAMED_TYPES,
} from '../http/media-types.js';
import { traceOf } from '../http/request-trace.js';
import { utf8Text } from '../http/utf8-text.js';
import { clientErrorHandler, frameworkErrors } from './framework-problems.js';

/** @param http.proxies whose word about a caller's address is believed; nobody's where absent */
export function httpAdapter({ proxies }: Pick<AgencySettings['http'], 'proxies'> = {}) {
  return new FastifyAdapter({
    trustProxy: proxies ?? false,
    bodyLimit: BODY_LIMIT_BYTES,
    forceCloseConnections: true,
    frameworkErrors,
    clientErrorHandler,
  });
}

/** Logs one line per request, with its trace and its route, never the query or the body. */
export function logRequests(app: NestFastifyApplication, logger: Logger): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url;
    if (route && !route.startsWith('/health') && route !== '/metrics') {
      const { traceId } = traceOf(request);
      logger.debug(
        {
          traceId,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime),
        },
        'request',
      );
    }
    done();
  });
}

/** The only answers without anybody's data: the descriptions of the API. */
const DESCRIPTIONS: readonly string[] = ['/openapi.json', '/asyncapi.json'];

/** Forbids caches to store any answer; opened content matters most. Source: RFC 9111, 5.2.2.5. */
export function storeNothing(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, reply, done) => {
    if (!DESCRIPTIONS.includes(request.routeOptions.url ?? ''))
      void reply.header('cache-control', 'no-store');
    done();
  });
}

const JSON_TYPES = [JSON_TYPE, CLOUD_EVENT_TYPE, CLOUD_EVENTS_TYPE];
/**
 * A JSON body is small, so it must arrive within this time. Uploads of lines have their own pace. A
 * request without a body, such as one for a stream, has no body that could be slow.
 */
const JSON_WITHIN_MS = 30_000;

/**
 * Sets how bodies are read: JSON as a whole, within the time and size limits; lines and files
 * as streams.
 *
 * @param limits the time in which a body must arrive, ms
 */
export function readBodies(
  app: NestFastifyApplication,
  { jsonWithinMs = JSON_WITHIN_MS }: { jsonWithinMs?: number } = {},
): void {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  app.useBodyParser(JSON_TYPES, {}, (request, body, done) => {
    const text = utf8Text(body as Buffer);
    boundJson(text);
    void parseJson(request as FastifyRequest, text, done);
  });
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit ??= bodyLimitOf(route.url);
  });
  fastify.addContentTypeParser([...STREAMED_TYPES], (_request, payload, done) =>
    done(null, payload),
  );
  fastify.addHook('preParsing', (request, reply, payload, done) => {
    const refusal = mediaTypeRefusal(request);
    if (refusal) return done(refusal);
    if (hasBody(request) && !STREAMED_TYPES.includes(essenceOf(request) ?? '')) {
      const timer = setTimeout(() => {
        // A complete request, or one that is answered already, has no body to wait for.
        if (request.raw.complete || reply.sent) return;
        void reply.header('connection', 'close');
        payload.emit('error', bodyTooSlow(jsonWithinMs));
      }, jsonWithinMs);
      for (const event of ['end', 'close', 'error']) payload.once(event, () => clearTimeout(timer));
    }
    done(null, payload);
  });
}

const bodyTooSlow = (withinMs: number): Error =>
  Object.assign(new Error(`Expected the body within ${withinMs / 1_000} s, got a part of it`), {
    statusCode: 408,
  });
