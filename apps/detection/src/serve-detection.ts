import { Controller, Get, Inject, Module, Res } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IDENTITY_RULES } from '@sinergi/detection';
import {
  MetricsController,
  ProblemFilter,
  RefuseUnknownQuery,
  SERVED_METRICS,
  type ServedMetrics,
} from '@sinergi/web-server';
import type { FastifyReply } from 'fastify';
import { describeRules, type RuleDescription } from './describe-rules.js';
import { describeSettings, type SettingDescription } from './describe-settings.js';
import type { DetectionWork } from './detection-work.js';
import { REHEARSALS, type RehearsalParts, RehearsalsController } from './rehearsals.controller.js';

const PARTS = Symbol('PARTS');
const MOST_BODY_BYTES = 16_384;

export interface DetectionParts extends RehearsalParts {
  work: Pick<DetectionWork, 'waitsFor'>;
  served: ServedMetrics;
}

/**
 * Answers the health checks of supervisors, and tells the rules by which the service evaluates.
 */
@Controller()
class DetectionController {
  constructor(@Inject(PARTS) private readonly parts: DetectionParts) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  ready(@Res({ passthrough: true }) reply: FastifyReply): { status: string; reasons: string[] } {
    const { waitsFor } = this.parts.work;
    void reply.status(waitsFor === null ? 200 : 503);
    return {
      status: waitsFor === null ? 'ready' : 'waiting',
      reasons: waitsFor === null ? [] : [waitsFor],
    };
  }

  @Get('rules')
  async rules(): Promise<{ items: RuleDescription[]; settings: SettingDescription[] }> {
    const { query } = this.parts.database;
    const by = { ...this.parts, now: Date.now() };
    // Of rules that need identity the settings are told, and what comes of them is not known here.
    const all = { ...by, rules: [...by.rules, ...IDENTITY_RULES] };
    return { items: await describeRules(query, by), settings: await describeSettings(query, all) };
  }
}

/** Makes the service's doors: health, rules and rehearsals. They do not listen yet. */
export async function detectionDoors(parts: DetectionParts): Promise<NestFastifyApplication> {
  @Module({
    controllers: [DetectionController, MetricsController, RehearsalsController],
    providers: [
      { provide: PARTS, useValue: parts },
      { provide: REHEARSALS, useValue: parts },
      { provide: SERVED_METRICS, useValue: parts.served },
    ],
  })
  class DetectionModule {}

  const app = await NestFactory.create<NestFastifyApplication>(
    DetectionModule,
    new FastifyAdapter({ forceCloseConnections: true, bodyLimit: MOST_BODY_BYTES }),
    { logger: ['warn', 'error', 'fatal'], abortOnError: false },
  );
  app.useGlobalFilters(new ProblemFilter(parts.logger));
  app.useGlobalInterceptors(new RefuseUnknownQuery(app.get(Reflector)));
  return app;
}
