import { type DynamicModule, Module } from '@nestjs/common';
import { agencyScopes, OFFICER_ROLES } from '@sinergi/contracts';
import { ServiceDatabase } from '@sinergi/database';
import { createMetrics, type Logger } from '@sinergi/observability';
import type { OutageLog } from '@sinergi/outage';
import { type DeskSettings, readProfiles } from '@sinergi/settings';
import {
  AgencyTokens,
  IdentityClient,
  LOGIN_LOGGER,
  LoginController,
  LoginCookies,
  MetricsController,
  PendingLogins,
  SERVED_METRICS,
  type ServedMetrics,
  SessionGuard,
  SessionTable,
} from '@sinergi/web-server';
import { FormBook } from './forms/form-book.js';
import { FormsController } from './forms/forms.controller.js';
import { GroundController } from './ground/ground.controller.js';
import { HealthController } from './health.controller.js';
import { LOGGER, METRICS, PROFILES, SETTINGS } from './injection/desk-tokens.js';
import { MeController } from './me/me.controller.js';
import { DeskMetrics } from './metrics/desk-metrics.js';
import { AgencyProxy } from './proxy/agency-proxy.js';
import { ReadSteps } from './steps/read-steps.js';
import { StepsController } from './steps/steps.controller.js';

/** The parts that are made before Nest, because they live longer than a request. */
export interface DeskParts {
  database: ServiceDatabase;
  /** the outage log of its database, which counts refused requests */
  outage?: OutageLog;
}

@Module({})
class DeskModule {}

/** Composes the desk. It has no right of its own at an agency: people's tokens have theirs. */
export function deskModule(
  settings: DeskSettings,
  logger: Logger,
  { database }: DeskParts,
): DynamicModule {
  const { sessionSecret, profilesDir } = settings;
  return {
    module: DeskModule,
    controllers: [
      HealthController,
      LoginController,
      MeController,
      GroundController,
      FormsController,
      StepsController,
      MetricsController,
    ],
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: LOGGER, useValue: logger },
      { provide: LOGIN_LOGGER, useValue: logger },
      { provide: PROFILES, useValue: readProfiles(profilesDir) },
      { provide: METRICS, useValue: createMetrics() },
      { provide: ServiceDatabase, useValue: database },
      { provide: IdentityClient, useValue: identityClient(settings) },
      { provide: LoginCookies, useValue: new LoginCookies('sinergi_desk') },
      { provide: PendingLogins, useValue: new PendingLogins(sessionSecret, 'desk') },
      { provide: SessionTable, useValue: new SessionTable(database, sessionSecret, 'desk') },
      SessionGuard,
      AgencyTokens,
      AgencyProxy,
      DeskMetrics,
      {
        provide: SERVED_METRICS,
        useFactory: (metrics: DeskMetrics): ServedMetrics => ({
          token: settings.metricsToken,
          text: () => metrics.text(),
        }),
        inject: [DeskMetrics],
      },
      FormBook,
      ReadSteps,
    ],
  };
}

/** All scopes of flows are requested; the identity provider grants those of the person's role. */
const identityClient = ({ issuer, client, publicUrl, agencyUrls }: DeskSettings): IdentityClient =>
  new IdentityClient({
    ...{ issuer, client, publicUrl },
    scopes: agencyScopes().filter((scope) => scope.includes(':')),
    roles: OFFICER_ROLES,
    agencies: Object.keys(agencyUrls),
  });
