import type { AddressInfo } from 'node:net';
import { NestFactory, Reflector } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createMetrics } from '@sinergi/observability';
import { agencyModule } from '../agency.module.js';
import { refuseOtherMethods } from '../bootstrap/refuse-other-methods.js';
import { httpAdapter, readBodies, storeNothing } from '../bootstrap/serve-http.js';
import { AccessGuard } from '../http/access.guard.js';
import { Callers } from '../http/callers.js';
import { limitRequests } from '../http/limit-requests.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { refuseRepeatedHeaders } from '../http/refuse-repeated-headers.js';
import { QueryGuard } from '../http/takes-query.js';
import { WriteGate } from '../http/write-gate.js';
import type { AgencyAtHand } from './agency-at-hand.js';

export interface Served {
  url: string;
  app: NestFastifyApplication;
  close(): Promise<void>;
}

/**
 * Serves an agency at hand over HTTP, as at work.
 * @param agencyUrls where it finds other agencies
 */
export async function serveAtHand(
  { parts: own }: AgencyAtHand,
  issuer: string,
  agencyUrls: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const settings = { ...own.settings, issuer, agencyUrls };
  // Metrics are registered once for each application.
  const parts = { ...own, settings, metrics: createMetrics({ agency: own.profile.code }) };
  const app = await NestFactory.create<NestFastifyApplication>(
    agencyModule(parts, () => undefined),
    httpAdapter(),
    { logger: false, abortOnError: false },
  );
  app.useGlobalGuards(app.get(AccessGuard), new QueryGuard(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter(parts.logger));
  const routes = refuseOtherMethods(app);
  storeNothing(app);
  refuseRepeatedHeaders(app);
  readBodies(app);
  await limitRequests(app, app.get(Callers), parts.settings.limits);
  await app.init();
  routes.close();
  app.get(WriteGate).open();
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, app, close: () => app.close() };
}
