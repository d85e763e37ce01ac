import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { exposeMetrics, type Metrics, ReadinessBoard } from '@sinergi/observability';
import type { FastifyReply } from 'fastify';
import { METRICS } from '../tokens.js';

/** For supervisors and scrapers on the loopback or the pod network; nothing personal is in it. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly board: ReadinessBoard,
    @Inject(METRICS) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; reasons: string[] }> {
    const { ready, reasons } = await this.board.check();
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'waiting', reasons };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  text(): Promise<string> {
    return exposeMetrics(this.metrics);
  }
}
