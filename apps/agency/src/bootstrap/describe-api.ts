import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { TokenVerifier } from '@sinergi/http';
import type { FastifyInstance } from 'fastify';
import type { AgencyParts } from './agency-parts.js';
import { apiDocument, describedRoutes } from './api-document.js';
import { eventDocument } from './event-document.js';

const HOUR_MS = 3_600_000;

/**
 * Serves the API's description at /openapi.json, and that of its events at /asyncapi.json. Only the
 * issuer knows the token endpoint, so /openapi.json answers `unavailable` until the issuer answers.
 * Call it once the app is initialised, because the app's filter answers its errors.
 */
export function describeApi(app: NestFastifyApplication, parts: AgencyParts): void {
  const { profile, profiles, boundaries, clock, settings } = parts;
  const verifier = app.get(TokenVerifier);
  const routes = describedRoutes(app);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  let known: { document: object; until: number } | undefined;
  fastify.get('/openapi.json', async () => {
    const now = clock();
    // The examples use today's dates.
    if (!known || known.until <= now) {
      const tokenUrl = await verifier.tokenUrl();
      const document = apiDocument(routes, { profile, profiles, boundaries, tokenUrl, now });
      known = { document, until: (Math.floor(now / HOUR_MS) + 1) * HOUR_MS };
    }
    return known.document;
  });
  fastify.get('/asyncapi.json', ({ host, protocol }) =>
    eventDocument({
      ...{ profile, profiles, api: { host, protocol } },
      brokers: settings.kafka.brokers,
      registryUrl: settings.registry.url,
    }),
  );
}
