import { existsSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import staticFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';

const HEADERS: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
};

/** Serves the built pages; every path of theirs gets the shell, which answers before anybody has logged in. */
export async function servePages(app: NestFastifyApplication, webDir: string): Promise<void> {
  const shell = join(webDir, 'index.html');
  if (!existsSync(shell)) throw new Error(`Expected the built pages at ${shell}, got none; build them first (npm run build)`);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (_request, reply, done) => {
    for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value);
    done();
  });
  // Nest's and Fastify's own types of one instance differ in name only.
  await app.register(cookie as never);
  await app.register(
    staticFiles as never,
    {
      root: webDir,
      wildcard: false,
      index: ['index.html'],
      setHeaders: (reply: { header(name: string, value: string): void }, path: string) =>
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    } as never,
  );
}
