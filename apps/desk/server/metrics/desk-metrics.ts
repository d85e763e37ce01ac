import { Inject, Injectable } from '@nestjs/common';
import { deskMetrics, exposeMetrics, type Metrics } from '@sinergi/observability';
import { Counter, Gauge } from 'prom-client';
import { METRICS } from '../injection/desk-tokens.js';

/** The desk's metrics for Prometheus: how much goes through it, and nothing about people. */
@Injectable()
export class DeskMetrics {
  private readonly requests: Counter<'agency' | 'outcome'>;
  private readonly streams: Gauge<'agency'>;

  constructor(@Inject(METRICS) private readonly metrics: Metrics) {
    const registers = [metrics.registry];
    this.requests = new Counter({ ...described('requests'), registers });
    this.streams = new Gauge({ ...described('streams'), registers });
  }

  /** @param status of the answer that went to the page */
  answered(agency: string, status: number): void {
    this.requests.inc({ agency, outcome: `${Math.floor(status / 100)}xx` });
  }

  /** @param change 1 for a stream that opened, -1 for one that ended */
  streamed(agency: string, change: 1 | -1): void {
    this.streams.inc({ agency }, change);
  }

  /** Returns the metrics in the Prometheus text format. */
  text(): Promise<string> {
    return exposeMetrics(this.metrics);
  }
}

const described = (which: keyof typeof deskMetrics) => {
  const { name, help, labelNames } = deskMetrics[which];
  return { name, help, labelNames: [...labelNames] as ('agency' | 'outcome')[] };
};
