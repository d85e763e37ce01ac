import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { postWebhook, retryDelayMs, signatureHeaders } from '@sinergi/webhook';
import { CursorAhead, ReadFeedEvents } from '../feed/read-feed-events.js';
import { CLOCK, type Clock, LOGGER, WEBHOOK_POLICY } from '../tokens.js';
import { type Attempt, type DueWebhook, WebhookTable } from './webhook-table.js';

export interface WebhookPolicy {
  allowPrivateAddresses: boolean;
  firstRetryMs: number;
  /** failures in a row after which it is disabled */
  mostFailures: number;
}

const PAGE = 50;
const ANSWER_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 5_000;

/**
 * Calls webhooks behind the feed: each in its own order, one call at a time, as often as it takes until the receiver says yes or is given up.
 * The place moves only after the yes, so a call may come twice and none is left out; its `webhook-id` tells.
 */
@Injectable()
export class DeliverWebhooks {
  private readonly stopping = new AbortController();
  private readonly busy = new Set<string>();
  private work: Promise<void> = Promise.resolve();
  private wakeUp: (() => void) | undefined;

  constructor(
    private readonly table: WebhookTable,
    private readonly feed: ReadFeedEvents,
    @Inject(WEBHOOK_POLICY) private readonly policy: WebhookPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.work = this.run(this.stopping.signal).catch(() => undefined);
  }

  /** New events or webhooks may be there. */
  wake(): void {
    this.wakeUp?.();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.work;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        for (const webhook of await this.table.due()) this.begin(webhook, signal);
        await this.rest(signal, await this.table.nextDueAt());
      } catch (error) {
        this.logger[levelOf(error)]({ err: error }, 'webhooks not looked at, trying again');
        await pause(LOOK_EVERY_MS, undefined, { signal });
      }
    }
  }

  /** A receiver that hangs holds up itself alone. */
  private begin(webhook: DueWebhook, signal: AbortSignal): void {
    if (this.busy.has(webhook.webhookId)) return;
    this.busy.add(webhook.webhookId);
    this.deliver(webhook, signal)
      .catch((error: unknown) =>
        this.logger[levelOf(error)](
          { err: error, webhookId: webhook.webhookId },
          'webhook not served, trying again',
        ),
      )
      .finally(() => {
        webhook.seed.fill(0);
        this.busy.delete(webhook.webhookId);
      });
  }

  private async deliver(webhook: DueWebhook, signal: AbortSignal): Promise<void> {
    let { place } = webhook;
    while (!signal.aborted) {
      const page = await this.feed
        .read(place, PAGE, webhook.flows)
        .catch(async (error: unknown) => {
          if (!(error instanceof CursorAhead)) throw error;
          // The copy was made anew: what it holds now is told again from its beginning, under the same ids.
          await this.table.skip(webhook.webhookId, place, 0n);
          place = 0n;
          return this.feed.read(0n, PAGE, webhook.flows);
        });
      for (const { event, cursor } of page.items) {
        const to = this.feed.placeOf(cursor);
        if (!(await this.call(webhook, place, to, event.id, JSON.stringify(event)))) return;
        place = to;
      }
      if (page.next > place) await this.table.skip(webhook.webhookId, place, page.next);
      place = page.next;
      if (page.items.length < PAGE) return;
    }
  }

  /** @returns whether it may go on with the next one */
  private async call(
    webhook: DueWebhook,
    from: bigint,
    to: bigint,
    eventId: string,
    body: string,
  ): Promise<boolean> {
    const { webhookId, url, seed } = webhook;
    const at = new Date(this.clock());
    const began = performance.now();
    const signed = signatureHeaders(seed, {
      id: eventId,
      timestamp: Math.floor(at.getTime() / 1_000),
      body,
    });
    const headers = {
      'content-type': 'application/cloudevents+json',
      'user-agent': 'Sinergi',
      ...signed,
    };
    const result = await postWebhook(url, headers, body, {
      allowPrivateAddresses: this.policy.allowPrivateAddresses,
      withinMs: ANSWER_WITHIN_MS,
    });
    const attempt: Attempt = {
      ...result,
      eventId,
      at,
      durationMs: Math.round(performance.now() - began),
    };
    if (result.outcome === 'DELIVERED') {
      webhook.failures = 0;
      return this.table.delivered(webhookId, from, to, attempt);
    }
    webhook.failures += 1;
    const givenUp =
      result.outcome === 'GONE'
        ? result.detail
        : webhook.failures >= this.policy.mostFailures
          ? `${webhook.failures} failures in a row: ${result.detail}`
          : null;
    const retryAt = new Date(
      at.getTime() + retryDelayMs(webhook.failures, this.policy.firstRetryMs, Math.random()),
    );
    await this.table.failed(
      webhookId,
      attempt,
      givenUp === null ? { retryAt } : { disabledBecause: givenUp },
    );
    if (givenUp !== null)
      this.logger.warn({ webhookId, outcome: result.outcome }, 'webhook disabled');
    return false;
  }

  private async rest(signal: AbortSignal, nextDueAt: number | null): Promise<void> {
    const untilDue = nextDueAt === null ? LOOK_EVERY_MS : Math.max(50, nextDueAt - this.clock());
    await new Promise<void>((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wakeUp = undefined;
        resolve();
      };
      const timer = setTimeout(done, Math.min(untilDue, LOOK_EVERY_MS));
      this.wakeUp = done;
      if (signal.aborted) done();
    });
    // What comes shortly after an event is delivered with it.
    if (!signal.aborted) await pause(100, undefined, { signal });
  }
}
