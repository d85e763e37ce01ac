import { type DynamicModule, Module } from '@nestjs/common';
import { OPERATOR_CAPABILITIES, operatorScopes } from '@sinergi/contracts';
import { ServiceDatabase } from '@sinergi/database';
import { createMetrics, type Logger } from '@sinergi/observability';
import type { OutageLog } from '@sinergi/outage';
import type { ConsoleSettings } from '@sinergi/settings';
import {
  AgencyTokens,
  IdentityClient,
  LOGIN_LOGGER,
  SessionGuard as LoggedInGuard,
  LoginController,
  LoginCookies,
  MetricsController,
  PendingLogins,
  SERVED_METRICS,
  type ServedMetrics,
  SessionTable,
} from '@sinergi/web-server';
import { ROLES } from '../contract/session.js';
import { ActionChain } from './actions/action-chain.js';
import { ActionLog } from './actions/action-log.js';
import { ActionsController } from './actions/actions.controller.js';
import { OperationEnds } from './actions/operation-ends.js';
import { AgenciesController } from './agencies/agencies.controller.js';
import { AlertTable } from './alerts/alert-table.js';
import { AlertWatch } from './alerts/alert-watch.js';
import { AlertWebhookTable } from './alerts/alert-webhook-table.js';
import { AlertWebhooksController } from './alerts/alert-webhooks.controller.js';
import { AlertsController } from './alerts/alerts.controller.js';
import { DeliverAlerts } from './alerts/deliver-alerts.js';
import { SilenceTable } from './alerts/silence-table.js';
import { SilencesController } from './alerts/silences.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { DisclosuresController } from './disclosures/disclosures.controller.js';
import { EventsController } from './events/events.controller.js';
import { AgencyGateway } from './gateway/agency-gateway.js';
import { HealthController } from './health.controller.js';
import { BROKER_REQUESTS, LOGGER, METRICS, SETTINGS } from './injection/console-tokens.js';
import { LedgerTable } from './ledger/ledger-table.js';
import { SessionGuard } from './login/session.guard.js';
import { MapAreasController } from './map/map-areas.controller.js';
import { MapCountsController } from './map/map-counts.controller.js';
import { FilterThreads } from './messages/filter-threads.js';
import { LiveScans } from './messages/live-scans.js';
import { MessagesController } from './messages/messages.controller.js';
import { Unmask } from './messages/unmask.js';
import { ConsoleMetrics } from './metrics/console-metrics.js';
import { OperationsController } from './operations/operations.controller.js';
import { OverviewController } from './overview/overview.controller.js';
import { OverviewStream } from './overview/overview-stream.js';
import { SchemaHistory } from './registry/schema-history.js';
import { SampleTable } from './samples/sample-table.js';
import { SamplesController } from './samples/samples.controller.js';
import { SchemasController } from './schemas/schemas.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { TopicsController } from './topics/topics.controller.js';
import { ExchangeWatch } from './watch/exchange-watch.js';

/** The parts that are made before Nest, because they live longer than a request. */
export interface ConsoleParts {
  watch: ExchangeWatch;
  database: ServiceDatabase;
  /** the outage log of its database, which counts refused requests */
  outage?: OutageLog;
  /** number of requests sent to the broker so far */
  brokerRequests?: () => number;
}

@Module({})
class ConsoleModule {}

/** Composes the operators' console. It shows the flow of records, never people. */
export function consoleModule(
  settings: ConsoleSettings,
  logger: Logger,
  { watch, database, brokerRequests = () => 0 }: ConsoleParts,
): DynamicModule {
  return {
    module: ConsoleModule,
    controllers: [
      HealthController,
      LoginController,
      SessionsController,
      OverviewController,
      AgenciesController,
      SamplesController,
      MetricsController,
      DisclosuresController,
      OperationsController,
      DeadLettersController,
      MessagesController,
      EventsController,
      MapAreasController,
      MapCountsController,
      ActionsController,
      AlertsController,
      SilencesController,
      AlertWebhooksController,
      TopicsController,
      SchemasController,
    ],
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: LOGGER, useValue: logger },
      { provide: ExchangeWatch, useValue: watch },
      { provide: ServiceDatabase, useValue: database },
      { provide: SchemaHistory, useValue: new SchemaHistory(settings.registry) },
      { provide: IdentityClient, useValue: identityClient(settings) },
      { provide: LOGIN_LOGGER, useValue: logger },
      { provide: LoginCookies, useValue: new LoginCookies('sinergi') },
      { provide: PendingLogins, useValue: new PendingLogins(settings.sessionSecret, 'console') },
      {
        provide: SessionTable,
        useValue: new SessionTable(database, settings.sessionSecret, 'console'),
      },
      { provide: SampleTable, useValue: new SampleTable(database) },
      { provide: METRICS, useValue: createMetrics() },
      { provide: BROKER_REQUESTS, useValue: brokerRequests },
      ActionLog,
      ActionChain,
      AgencyTokens,
      AgencyGateway,
      OperationEnds,
      LiveScans,
      FilterThreads,
      Unmask,
      LoggedInGuard,
      SessionGuard,
      AlertTable,
      LedgerTable,
      SilenceTable,
      AlertWebhookTable,
      DeliverAlerts,
      AlertWatch,
      OverviewStream,
      ConsoleMetrics,
      {
        provide: SERVED_METRICS,
        useFactory: (metrics: ConsoleMetrics): ServedMetrics => ({
          token: settings.metricsToken,
          text: () => metrics.text(),
        }),
        inject: [ConsoleMetrics],
      },
    ],
  };
}

/** All scopes are requested; the identity provider grants those of the operator's role. */
const identityClient = ({ issuer, client, publicUrl, agencyUrls }: ConsoleSettings) =>
  new IdentityClient({
    ...{ issuer, client, publicUrl },
    scopes: operatorScopes(OPERATOR_CAPABILITIES),
    roles: ROLES,
    agencies: Object.keys(agencyUrls),
  });
