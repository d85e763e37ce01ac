import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { type Caller, TokenVerifier } from '@sinergi/http';
import { createMetrics } from '@sinergi/observability';
import { agencyModule } from '../agency.module.js';
import { prepareHttp } from '../bootstrap/prepare-http.js';
import { httpAdapter } from '../bootstrap/serve-http.js';
import { WriteGate } from '../http/write-gate.js';
import { type AgencyAtHand, agencyAtHand } from './agency-at-hand.js';

/** An agency at hand whose API is served on the loopback. */
export interface ServedAgency extends AgencyAtHand {
  /** such as `http://127.0.0.1:1234` */
  base: string;
}

/**
 * Serves an agency's whole API. Only the issuer of tokens is missing: any bearer token is of a
 * system of this agency, with the scopes that the token names, separated by `~`.
 */
export async function servedAgency(code: string): Promise<ServedAgency> {
  const agency = await agencyAtHand(code);
  const verify = async (token: string): Promise<Caller> => ({
    clientId: `${code}.system`,
    agency: code,
    scopes: new Set(token.split('~').map((scope) => scope.replace('.', ':'))),
    expiresAt: Date.now() + 600_000,
    officer: null,
  });
  const parts = { ...agency.parts, metrics: createMetrics({ agency: code }) };
  const module = await Test.createTestingModule({
    imports: [agencyModule(parts, () => undefined)],
  })
    .overrideProvider(TokenVerifier)
    .useValue({ verify, known: () => undefined, tokenUrl: async () => 'http://127.0.0.1:1/token' })
    .compile();
  const app = module.createNestApplication<NestFastifyApplication>(httpAdapter(), {
    logger: false,
  });
  await prepareHttp(app, parts);
  app.get(WriteGate).open();
  await app.listen(0, '127.0.0.1');
  return {
    ...agency,
    base: `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`,
    async close() {
      await app.close();
      await agency.close();
    },
  };
}
