import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { TokenVerifier } from '../http/token-verifier.js';
import type { AgencyParts } from './agency-parts.js';
import { apiDocument, describedRoutes } from './api-document.js';
import { eventDocument } from './event-document.js';

const HOUR_MS = 3_600_000;

/**
 * Describes the API at /openapi.json, and the events behind it at /asyncapi.json. Where tokens are
 * given is the issuer's word, so the first waits for it: `unavailable` until then. Called once the
 * app is initialised, since what fails here is told by its filter.
 */
export function describeApi(app: NestFastifyApplication, parts: AgencyParts): void {
  const { profile, profiles, boundaries, clock, settings } = parts;
  const verifier = app.get(TokenVerifier);
  const routes = describedRoutes(app);
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  let known: { document: object; until: number } | undefined;
  fastify.get('/openapi.json', async () => {
    const now = clock();
    // Its examples are of today.
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
