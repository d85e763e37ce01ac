import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { Relay } from '@sinergi/outbox';
import { ReportTrigger } from '../ground/report-trigger.js';
import { LOGGER } from '../ground/tokens.js';
import { ReportChannel } from './report-channel.js';
import { ReportSource } from './report-source.js';

const EVERY_MS = 1_000;
const HEARTBEAT_MS = 10_000;

/**
 * Publishes at most one report a second when something changed, and a heartbeat when nothing did.
 * The console derives its whole view from reports.
 */
@Injectable()
export class PublishReport {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> | undefined;
  /** monotonic ms */
  private reportedAt = Number.NEGATIVE_INFINITY;
  private relayedAt = 0;

  constructor(
    private readonly source: ReportSource,
    private readonly channel: ReportChannel,
    private readonly trigger: ReportTrigger,
    private readonly relay: Relay,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer ??= setInterval(() => {
      this.underWay ??= this.tick().finally(() => {
        this.underWay = undefined;
      });
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.underWay;
    await this.channel.close().catch(() => undefined);
  }

  private async tick(): Promise<void> {
    const { lastProgressAt } = this.relay.state();
    if (lastProgressAt !== this.relayedAt) this.trigger.changed();
    if (!this.trigger.take() && performance.now() - this.reportedAt < HEARTBEAT_MS) return;
    this.relayedAt = lastProgressAt;
    try {
      await this.channel.publish(await this.source.take());
      this.reportedAt = performance.now();
    } catch (error) {
      this.trigger.changed();
      this.logger[levelOf(error)]({ err: error }, 'report not published, trying again');
    }
  }
}
