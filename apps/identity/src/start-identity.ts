import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IdentitySettings } from '@sinergi/settings';
import type { FastifyInstance } from 'fastify';
import { identityModule } from './identity.module.js';
import { createIdentityProvider } from './provider/identity-provider.js';
import { mountProvider } from './provider/mount-provider.js';
import { keepSigningKeys } from './provider/signing-keys.js';
import { refuseUnknownQuery } from './refuse-unknown-query.js';
import { addSecurityHeaders } from './security-headers.js';

/**
 * Starts the provider at the address of its settings; resolves once it listens. Close the returned
 * app to stop it.
 */
export async function startIdentity(settings: IdentitySettings): Promise<NestFastifyApplication> {
  const provider = createIdentityProvider(settings, await keepSigningKeys(settings.stateDir));
  const adapter = new FastifyAdapter({ forceCloseConnections: true });
  const app = await NestFactory.create<NestFastifyApplication>(
    identityModule(settings, provider),
    adapter,
    {
      logger:
        settings.logLevel === 'debug'
          ? ['debug', 'log', 'warn', 'error', 'fatal']
          : ['warn', 'error', 'fatal'],
    },
  );
  // Nest has its own copy of the type of Fastify's instance; at run time both are the same.
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  addSecurityHeaders(
    fastify,
    settings.clients.flatMap((client) => client.redirectUris ?? []),
  );
  refuseUnknownQuery(fastify);
  await mountProvider(fastify, provider);
  await app.listen(settings.http.port, settings.http.host);
  return app;
}
