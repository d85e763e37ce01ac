import { Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BusServer } from '@sinergi/broker';
import { AccessGuard } from '../http/access.guard.js';
import { Callers } from '../http/callers.js';
import { limitRequests } from '../http/limit-requests.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { refuseRepeatedHeaders } from '../http/refuse-repeated-headers.js';
import { QueryGuard } from '../http/takes-query.js';
import type { AgencyParts } from './agency-parts.js';
import { describeApi } from './describe-api.js';
import { measure } from './measure.js';
import { refuseOtherMethods } from './refuse-other-methods.js';
import { logRequests, readBodies, storeNothing } from './serve-http.js';
import { watchReadiness } from './watch-readiness.js';

/** Gives an agency's application all that stands around its routes, and initialises it. */
export async function prepareHttp(app: NestFastifyApplication, parts: AgencyParts): Promise<void> {
  const { logger, outages, settings } = parts;
  app.useGlobalGuards(app.get(AccessGuard), new QueryGuard(app.get(Reflector)));
  app.useGlobalFilters(
    new ProblemFilter(logger, { refused: () => outages.some((one) => one.refused()) }),
  );
  const server = app.get(BusServer);
  app.connectMicroservice({ strategy: server }, { inheritAppConfig: true });
  const routes = refuseOtherMethods(app);
  watchReadiness(app, parts, server);
  measure(app, parts, server);
  logRequests(app, logger);
  storeNothing(app);
  refuseRepeatedHeaders(app);
  readBodies(app);
  await limitRequests(app, app.get(Callers), settings.limits);
  await app.init();
  // Nest's filter covers every route from here on.
  describeApi(app, parts);
  routes.close();
}
