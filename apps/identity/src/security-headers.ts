import type { FastifyInstance } from 'fastify';

/**
 * Forbids scripts, and allows styles from this server only. `form-action` names the console too:
 * browsers apply it to the redirects that follow a form, and a login ends at the console.
 */
export function addSecurityHeaders(fastify: FastifyInstance, redirectUris: string[]): void {
  const origins = [...new Set(redirectUris.map((uri) => new URL(uri).origin))];
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    `form-action ${["'self'", ...origins].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
    });
  });
}
