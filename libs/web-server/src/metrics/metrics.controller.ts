import { Controller, Get, Header, Headers, Inject } from '@nestjs/common';
import { mayScrape } from '@sinergi/observability';
import { Problem } from '../http/problem.js';

/** Injects the metrics of the server. */
export const SERVED_METRICS = Symbol('SERVED_METRICS');

export interface ServedMetrics {
  /** without one nobody may read them */
  token: string | undefined;
  /** in the Prometheus text format */
  text(): Promise<string>;
}

/** Metrics for scrapers with their own token: nothing personal. */
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(SERVED_METRICS) private readonly metrics: ServedMetrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  async text(@Headers('authorization') authorization: string | undefined): Promise<string> {
    if (!mayScrape(authorization, this.metrics.token))
      throw new Problem(
        'token-needed',
        'Expected the bearer token for metrics, got none or another token',
      );
    return this.metrics.text();
  }
}
