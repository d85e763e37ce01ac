import 'reflect-metadata';
import type { Provider } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { createMetrics } from '@sinergi/observability';
import { AGENCY_CONTROLLERS } from '../agency.module.js';
import { httpAdapter } from '../bootstrap/serve-http.js';
import { METRICS, PROFILE } from '../ground/tokens.js';

/**
 * An agency's routes as they are, not yet served, with no parts behind them but these: whatever
 * else a controller asks for is empty. For what is decided before any part is used.
 */
export async function agencyRoutes(
  providers: readonly Provider[] = [],
): Promise<NestFastifyApplication> {
  const module = await Test.createTestingModule({
    controllers: AGENCY_CONTROLLERS,
    providers: [
      { provide: PROFILE, useValue: { publishes: [], subscribes: [] } },
      { provide: METRICS, useValue: createMetrics({ agency: 'test' }) },
      ...providers,
    ],
  })
    .useMocker(() => ({}))
    .compile();
  return module.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: false });
}
