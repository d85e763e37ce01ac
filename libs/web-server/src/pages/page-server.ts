import type { DynamicModule } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '@sinergi/observability';
import type { OutageLog } from '@sinergi/outage';
import { ProblemFilter } from '../http/problem.js';
import { HEADERS_AT_MOST_BYTES, refuseUnreadable } from '../http/refuse-unreadable.js';
import { RefuseUnknownQuery } from '../http/takes-query.js';
import { limitRates, type NarrowRoute } from './limit-rates.js';
import { type PagesToServe, servePages } from './serve-pages.js';

export interface PageServer extends PagesToServe {
  module: DynamicModule;
  logger: Logger;
  /** the outage log of its database, which counts refused requests */
  outage: OutageLog | undefined;
  /** routes that are called less often than others */
  narrow?: readonly NarrowRoute[];
  /** whose word about a caller's address is believed; nobody's where absent */
  proxies?: string[] | undefined;
}

/** Makes a server of pages: refusals as problems, limits, and the pages. It does not listen yet. */
export async function pageServer({
  module,
  logger,
  outage,
  narrow = [],
  proxies,
  ...pages
}: PageServer): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    forceCloseConnections: true,
    trustProxy: proxies ?? false,
    http: { maxHeaderSize: HEADERS_AT_MOST_BYTES },
    clientErrorHandler: refuseUnreadable,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: ['warn', 'error', 'fatal'],
    abortOnError: false,
  });
  app.useGlobalFilters(new ProblemFilter(logger, outage));
  app.useGlobalInterceptors(new RefuseUnknownQuery(app.get(Reflector)));
  await limitRates(app, narrow);
  await servePages(app, pages);
  return app;
}
