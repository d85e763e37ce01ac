import { Controller, Get, Inject, Module, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AgencyClient } from '@sinergi/client';
import { ServiceDatabase } from '@sinergi/database';
import { overstayRuleOn } from '@sinergi/domain';
import { civilDayAt } from '@sinergi/law';
import { createLogger } from '@sinergi/observability';
import { OutageLog } from '@sinergi/outage';
import { coordinatorOf, type DetectionSettings, readProfiles } from '@sinergi/settings';
import type { FastifyReply } from 'fastify';
import { detectionMigrations } from './detection-migrations.js';
import { DetectionWork } from './detection-work.js';
import { WATCHED_FLOWS } from './take-events.js';

const WORK = Symbol('WORK');

/**
 * Answers the health checks of supervisors, and tells the rules by which the service evaluates.
 */
@Controller()
class DetectionController {
  constructor(@Inject(WORK) private readonly work: DetectionWork) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply): { status: string; reasons: string[] } {
    const { waitsFor } = this.work;
    void reply.status(waitsFor === null ? 200 : 503);
    return {
      status: waitsFor === null ? 'ready' : 'waiting',
      reasons: waitsFor === null ? [] : [waitsFor],
    };
  }

  @Get('rules')
  rules(): { items: object[] } {
    return { items: [overstayRuleOn(civilDayAt(Date.now()))] };
  }
}

/**
 * Starts early detection: rules that evaluate the copy of the participant `deteksi`. The service
 * uses only that participant's public interface.
 */
export async function startDetection(
  settings: DetectionSettings,
): Promise<{ finished: Promise<void>; stop(): Promise<void> }> {
  const { agency, issuer, http, databaseUrl, competentAgency, settleMs, logLevel } = settings;
  const logger = createLogger({ service: 'detection', level: logLevel });
  const abort = new AbortController();
  const profiles = readProfiles(settings.profilesDir);
  const authority = profiles.find(({ code }) => code === agency.code)?.legalAuthority[0];
  if (!authority)
    throw new Error(`Expected a legal authority in the profile of ${agency.code}, got none`);
  const database = new ServiceDatabase({
    service: 'detection',
    url: databaseUrl,
    migrations: detectionMigrations,
    outage: new OutageLog({ of: 'database', logger }),
  });
  const scopes = [...WATCHED_FLOWS.map((flow) => `${flow}:read`), 'alert:write'];
  const outages = {
    agency: new OutageLog({ of: `agency ${agency.code}`, logger }),
    issuer: new OutageLog({ of: 'identity provider', logger }),
  };
  const client = new AgencyClient({ ...agency, issuer, scopes, signal: abort.signal, outages });
  const handling = { purpose: authority.purpose, legalBasis: authority.legalBases[0]! };
  const work = new DetectionWork({
    database,
    client,
    logger,
    settleMs,
    competentAgency,
    // Who coordinates the agencies is told where one of them does not take an alert up.
    escalateTo: coordinatorOf(profiles).code,
    handling,
    signal: abort.signal,
  });

  @Module({ controllers: [DetectionController], providers: [{ provide: WORK, useValue: work }] })
  class DetectionModule {}

  const app = await NestFactory.create<NestFastifyApplication>(
    DetectionModule,
    new FastifyAdapter({ forceCloseConnections: true }),
    {
      logger: ['warn', 'error', 'fatal'],
    },
  );
  await app.listen(http.port, http.host);
  const finished = work.run().catch((error: unknown) => {
    if (!abort.signal.aborted) throw error;
  });
  return {
    finished,
    async stop() {
      abort.abort();
      await Promise.allSettled([finished]);
      await app.close();
      await database.close();
      for (const outage of Object.values(outages)) outage.close();
    },
  };
}
