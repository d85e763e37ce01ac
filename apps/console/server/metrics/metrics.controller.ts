import { Controller, Get, Header } from '@nestjs/common';
import { ConsoleMetrics } from './console-metrics.js';

/** For scrapers on the loopback or the pod network: counts by agency and flow, as supervisors get them; nothing personal is in it. */
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: ConsoleMetrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Header('cache-control', 'no-store')
  text(): Promise<string> {
    return this.metrics.text();
  }
}
