import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { mayScrape } from '@sinergi/observability';
import type { ConsoleSettings } from '@sinergi/settings';
import { Problem } from '../http/problem.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { ConsoleMetrics } from './console-metrics.js';

/** Metrics for scrapers with their own token: counts by agency and flow, nothing personal. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: ConsoleMetrics,
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
  ) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  async text(@Headers('authorization') authorization: string | undefined): Promise<string> {
    if (!mayScrape(authorization, this.settings.metricsToken))
      throw new Problem(
        'token-needed',
        'Expected the bearer token for metrics, got none or another token',
      );
    return this.metrics.text();
  }
}
