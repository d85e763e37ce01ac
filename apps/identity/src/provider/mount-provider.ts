import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';

/**
 * Passes every path that no controller handles to the provider. The provider reads the raw request
 * itself, so no body may be parsed before it.
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
