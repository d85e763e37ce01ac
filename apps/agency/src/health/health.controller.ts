import { Controller, Get, Header, Headers, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { exposeMetrics, type Metrics, mayScrape, ReadinessBoard } from '@sinergi/observability';
import type { FastifyReply } from 'fastify';
import { METRICS, METRICS_TOKEN } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';

/**
 * Answers the health checks of supervisors, and the metrics for scrapers with their own token. The
 * answers hold nothing personal.
 */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly board: ReadinessBoard,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(METRICS_TOKEN) private readonly token: string | null,
  ) {}

  @Get('health/live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ status: string; reasons: string[]; notes: string[] }> {
    const { ready, reasons, notes } = await this.board.check();
    void reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'waiting', reasons, notes };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  @Header('cache-control', 'no-store')
  async text(@Headers('authorization') authorization: string | undefined): Promise<string> {
    if (!mayScrape(authorization, this.token))
      throw new Problem(
        authorization === undefined ? 'token-missing' : 'token-invalid',
        'Expected the bearer token for metrics, got none or another token',
      );
    return exposeMetrics(this.metrics);
  }
}
