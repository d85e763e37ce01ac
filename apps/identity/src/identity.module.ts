import { type DynamicModule, Module } from '@nestjs/common';
import type { IdentitySettings } from '@sinergi/settings';
import Provider from 'oidc-provider';
import { HealthController } from './health.controller.js';
import { IDENTITY_SETTINGS } from './identity-tokens.js';
import { LoginController } from './login/login.controller.js';

@Module({ controllers: [HealthController, LoginController] })
export class IdentityModule {}

/** Builds the module with its settings and its provider bound. */
export function identityModule(settings: IdentitySettings, provider: Provider): DynamicModule {
  return {
    module: IdentityModule,
    providers: [
      { provide: IDENTITY_SETTINGS, useValue: settings },
      { provide: Provider, useValue: provider },
    ],
  };
}
