import { type DynamicModule, Module } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import type { ConsoleSettings } from '@sinergi/settings';
import { LOGGER, SETTINGS } from './console-tokens.js';
import { HealthController } from './health.controller.js';
import { IdentityClient } from './login/identity-client.js';
import { LoginController } from './login/login.controller.js';
import { SessionGuard } from './login/session.guard.js';
import { Sessions } from './login/session.js';
import { OverviewController } from './overview/overview.controller.js';
import { OverviewStream } from './overview/overview-stream.js';
import { ExchangeWatch } from './sync/exchange-watch.js';

/** What is made before Nest, because it lives longer than a request. */
export interface ConsoleParts {
  watch: ExchangeWatch;
  database: ServiceDatabase;
}

@Module({})
class ConsoleModule {}

/** The operators' console: flow, never people. */
export function consoleModule(settings: ConsoleSettings, logger: Logger, { watch, database }: ConsoleParts): DynamicModule {
  return {
    module: ConsoleModule,
    controllers: [HealthController, LoginController, OverviewController],
    providers: [
      { provide: SETTINGS, useValue: settings },
      { provide: LOGGER, useValue: logger },
      { provide: ExchangeWatch, useValue: watch },
      { provide: ServiceDatabase, useValue: database },
      { provide: IdentityClient, useValue: new IdentityClient(settings) },
      { provide: Sessions, useValue: new Sessions(settings.sessionSecret) },
      SessionGuard,
      OverviewStream,
    ],
  };
}
