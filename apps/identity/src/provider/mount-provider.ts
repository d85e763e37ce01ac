import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';

/**
 * Hands every path that no controller owns to the provider, which reads the raw request itself: a
 * body parsed before it would be lost to it.
 */
export async function mountProvider(fastify: FastifyInstance, provider: Provider): Promise<void> {
  const answer = provider.callback();
  await fastify.register(async (mounted) => {
    mounted.removeAllContentTypeParsers();
    mounted.addContentTypeParser('*', (_request, _payload, done) => done(null));
    mounted.all('/*', (request, reply) => {
      const headers = reply.getHeaders();
      reply.hijack();
      for (const [name, value] of Object.entries(headers))
        if (value !== undefined) reply.raw.setHeader(name, value);
      void answer(request.raw, reply.raw);
    });
  });
}
