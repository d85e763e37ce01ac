import { Inject, Injectable } from '@nestjs/common';
import { consoleMetrics, exposeMetrics, type Metrics } from '@sinergi/observability';
import { Counter, Gauge } from 'prom-client';
import { LAG_VERDICTS } from '../../contract/agency.js';
import { type Overview, SYNC_STATUSES } from '../../contract/overview.js';
import { BROKER_REQUESTS, METRICS } from '../injection/console-tokens.js';
import { sampleOf } from '../samples/sample-of.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';

type Labels = Record<string, string>;
/** An unknown value is null. It is left out, so that a query sees a gap and not a zero. */
type Reading = readonly [labels: Labels, value: number | null];

/**
 * The console's metrics for Prometheus. They are computed at each scrape, from the overview that
 * the pages show.
 */
@Injectable()
export class ConsoleMetrics {
  constructor(
    private readonly watch: ExchangeWatch,
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(BROKER_REQUESTS) brokerRequests: () => number,
  ) {
    const samples =
      (pick: (sample: ReturnType<typeof sampleOf>) => number | null) => (overview: Overview) =>
        overview.agencies.map(
          (agency): Reading => [{ agency: agency.code }, pick(sampleOf(agency, Date.now()))],
        );
    this.gauge('inSync', ({ inSync }) => [[{}, inSync]]);
    this.gauge('status', ({ agencies }) =>
      agencies.flatMap(({ code: agency, status }) =>
        SYNC_STATUSES.map((one): Reading => [{ agency, status: one }, one === status ? 1 : 0]),
      ),
    );
    this.gauge('verdict', ({ agencies }) => agencies.flatMap(({ code }) => this.verdictOf(code)));
    this.gauge(
      'lag',
      samples(({ lag_ms }) => (lag_ms === null ? null : lag_ms / 1_000)),
    );
    this.gauge(
      'pending',
      samples(({ pending }) => pending),
    );
    this.gauge(
      'applied',
      samples(({ applied_per_second }) => applied_per_second),
    );
    this.gauge(
      'outbox',
      samples(({ outbox_pending }) => outbox_pending),
    );
    this.gauge(
      'deadLetters',
      samples(({ dead_letters }) => dead_letters),
    );
    this.gauge(
      'waiting',
      samples(({ waiting }) => waiting),
    );
    this.gauge('reportAge', ({ agencies }) =>
      agencies.map(
        ({ code, report }): Reading => [
          { agency: code },
          report === null ? null : secondsSince(report.receivedAt),
        ],
      ),
    );
    const { name, help } = consoleMetrics.brokerRequests;
    new Counter({
      ...{ name, help },
      registers: [metrics.registry],
      collect() {
        this.reset();
        this.inc(brokerRequests());
      },
    });
    this.gauge('flowRate', ({ flows }) =>
      flows.map(({ flow, eventsPerSecond }): Reading => [{ flow }, eventsPerSecond]),
    );
  }

  /** Returns the metrics in the Prometheus text format. */
  text(): Promise<string> {
    return exposeMetrics(this.metrics);
  }

  private gauge(which: keyof typeof consoleMetrics, read: (overview: Overview) => Reading[]): void {
    const { watch } = this;
    const { name, help, labelNames } = consoleMetrics[which];
    new Gauge<string>({
      ...{ name, help, labelNames },
      registers: [this.metrics.registry],
      collect() {
        // The value of an agency that left, or of a figure that became unknown, must not stay.
        this.reset();
        for (const [labels, value] of read(watch.board().overview))
          if (value !== null) this.set(labels, value);
      },
    });
  }

  private verdictOf(agency: string): Reading[] {
    const verdict = this.watch.reading(agency)?.evaluation.verdict;
    return LAG_VERDICTS.map((one) => [{ agency, verdict: one }, one === verdict ? 1 : 0]);
  }
}

const secondsSince = (iso: string): number => Math.max(0, Date.now() - Date.parse(iso)) / 1_000;
