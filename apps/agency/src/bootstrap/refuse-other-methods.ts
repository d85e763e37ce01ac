import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { METHOD_REFUSED } from '../http/method-refused.js';
import { Problem } from '../problem/problem.js';
import { sendProblem } from './framework-problems.js';

/**
 * Answers a known path with a wrong method with 405 and the allowed methods, whoever asks. Call it
 * before the routes are added, and its `close` after all of them. Source: RFC 9110, 15.5.6.
 */
export function refuseOtherMethods(app: NestFastifyApplication): { close(): void } {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const known = new Map<string, Set<string>>();
  let isClosed = false;
  fastify.addHook('onRoute', ({ url, method }) => {
    if (isClosed) return;
    const methods = known.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one.toUpperCase());
    known.set(url, methods);
  });
  return {
    close() {
      isClosed = true;
      for (const [url, methods] of known) refuseOthers(fastify, url, [...methods].sort());
    },
  };
}

function refuseOthers(fastify: FastifyInstance, url: string, methods: string[]): void {
  const allow = methods.join(', ');
  fastify.route({
    method: fastify.supportedMethods.filter((method) => !methods.includes(method)),
    url,
    config: METHOD_REFUSED,
    // Runs before any body is read.
    onRequest: (request, reply) => {
      void reply.header('allow', allow);
      sendProblem(
        request,
        reply,
        new Problem('method-not-allowed', `Expected ${allow} at this path, got ${request.method}`),
      );
    },
    handler: () => undefined,
  });
}
