import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import cookie from '@fastify/cookie';
import staticFiles from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';

/** An unknown address answers with the shell too, as a 404: the shell says so and offers links. */
const ANYTHING_ELSE = '/*';
const NONCE_MARK = /__CSP_NONCE__/g;

/**
 * Returns the page's content security policy: nothing inline, nothing from other hosts. Styles that
 * libraries write into the page carry the nonce of this answer. Source: CSP Level 3.
 */
const policy = (nonce?: string): string => {
  const own = nonce === undefined ? "'self'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${own}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

const HEADERS: Record<string, string> = {
  'content-security-policy': policy(),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

export interface PagesToServe {
  /** folder of the built pages */
  webDir: string;
  /**
   * the paths of the pages' own routes. Each answers with the shell, which needs no login and shows
   * the login where it is missing
   */
  pages: readonly string[];
  /** how paths begin whose answers no cache may keep */
  uncached: readonly string[];
}

const isPageWanted = ({ url, headers }: FastifyRequest): boolean =>
  !url.startsWith('/api/') && (headers.accept?.includes('text/html') ?? false);

/** Serves the built pages. */
export async function servePages(
  app: NestFastifyApplication,
  { webDir, pages, uncached }: PagesToServe,
): Promise<void> {
  const file = join(webDir, 'index.html');
  if (!existsSync(file))
    throw new Error(
      `Expected the built pages at ${file}, got none; build them first (npm run build)`,
    );
  const shell = readFileSync(file, 'utf8');
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  fastify.addHook('onRequest', (request, reply, done) => {
    for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value);
    // Opened content and content about people must not be stored by caches; a route may decide
    // otherwise.
    if (uncached.some((path) => request.url.startsWith(path)))
      reply.header('cache-control', 'no-store');
    done();
  });
  // The instance is the same; the types of Nest and Fastify for it differ in name only.
  await app.register(cookie as never);
  const answer = (request: FastifyRequest, reply: FastifyReply): void => {
    if (request.routeOptions.url === ANYTHING_ELSE) {
      void reply.status(404);
      if (!isPageWanted(request)) {
        const problem = new Problem(
          'not-found',
          'Expected a path of this server, got another path',
        );
        return void reply
          .header('content-type', 'application/problem+json')
          .send(JSON.stringify(problem));
      }
    }
    const nonce = randomBytes(16).toString('base64');
    void reply
      .header('content-security-policy', policy(nonce))
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(shell.replace(NONCE_MARK, nonce));
  };
  for (const page of [...pages, ANYTHING_ELSE]) {
    fastify.get(page, answer);
    if (page !== '/' && page !== ANYTHING_ELSE) fastify.get(`${page}/*`, answer);
  }
  await app.register(
    staticFiles as never,
    {
      root: webDir,
      wildcard: false,
      index: false,
      globIgnore: ['**/index.html', '**/*.br', '**/*.gz'],
      preCompressed: true,
      setHeaders: (reply: { header(name: string, value: string): void }, path: string) =>
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    } as never,
  );
}
