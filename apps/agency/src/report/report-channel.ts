import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Bus, Publisher } from '@sinergi/broker';
import { agencyTopic, EventCodec, eventHeaders, type Report } from '@sinergi/contracts';
import { RELAY_BUS } from '../ground/tokens.js';
import { SignedOutbox } from '../signing/signed-outbox.js';

/**
 * Publishes a report straight to its topic, not through the outbox, because only the latest report
 * matters.
 */
@Injectable()
export class ReportChannel {
  private publisher: Publisher | undefined;

  constructor(
    private readonly codec: EventCodec,
    @Inject(RELAY_BUS) private readonly bus: Bus,
    private readonly outbox: SignedOutbox,
  ) {}

  /** @throws any error of the broker; the next call uses a new publisher */
  async publish(report: Report): Promise<void> {
    const { agency, at } = report;
    const value = await this.codec.encode('Report', report);
    const headers = eventHeaders({
      eventId: randomUUID(),
      owner: agency,
      type: 'id.timpora.report.published',
      time: at,
    });
    try {
      this.publisher ??= await this.bus.publisher();
      await this.publisher.publish(
        this.outbox.sign([{ topic: agencyTopic('Report', agency), key: agency, value, headers }]),
      );
    } catch (error) {
      await this.close().catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    const { publisher } = this;
    this.publisher = undefined;
    await publisher?.close();
  }
}
