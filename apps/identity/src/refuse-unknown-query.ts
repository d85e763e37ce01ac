import { unknownParameter } from '@sinergi/http';
import type { FastifyInstance } from 'fastify';

/** The parameters of this service's own pages. The provider checks its own parameters. */
const TAKEN: Readonly<Record<string, readonly string[]>> = {
  '/login.css': [],
  '/interaction/:uid': ['lang'],
  '/health/live': [],
  '/health/ready': [],
};

/**
 * Refuses a query parameter that a page of this service does not know, and names those that it
 * knows (RFC 9457).
 */
export function refuseUnknownQuery(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', async (request, reply) => {
    const taken = TAKEN[request.routeOptions.url ?? ''];
    const unknown = taken && unknownParameter(request.query, taken);
    if (!unknown) return;
    await reply
      .code(400)
      .header('content-type', 'application/problem+json')
      .send(
        JSON.stringify({
          type: 'urn:sinergi:problem:invalid-request',
          title: 'The request could not be read',
          status: 400,
          ...unknown,
        }),
      );
  });
}
