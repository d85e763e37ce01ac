import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { rest, WakeableRest } from '@sinergi/pace';
import type { AgencyProfile } from '@sinergi/settings';
import { postWebhook, retryDelayMs, signatureHeaders } from '@sinergi/webhook';
import type { FeedEvent } from '../feed/feed-event.js';
import { CursorAhead, ReadFeedEvents } from '../feed/read-feed-events.js';
import { CLOCK, type Clock, LOGGER, PROFILE, WEBHOOK_POLICY } from '../ground/tokens.js';
import { type Notification, toNotification } from './notification.js';
import { testEvent } from './test-event.js';
import type { WebhookPolicy } from './webhook-policy.js';
import { WebhookRights } from './webhook-rights.js';
import { type Attempt, type DueWebhook, WebhookTable } from './webhook-table.js';

const PAGE = 50;
const ANSWER_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 5_000;
const SHORTEST_REST_MS = 50;
const SETTLE_MS = 100;

/**
 * Calls webhooks behind the feed: each in its own order, one call at a time, until the receiver
 * accepts or is given up. The position moves only after the acceptance, so an event may be sent
 * twice and none is lost; the `webhook-id` identifies it.
 */
@Injectable()
export class DeliverWebhooks {
  private readonly stopping = new AbortController();
  private readonly busy = new Set<string>();
  private readonly tests = new Map<string, Promise<Attempt>>();
  private work: Promise<void> = Promise.resolve();
  private readonly idle = new WakeableRest();

  constructor(
    private readonly table: WebhookTable,
    private readonly rights: WebhookRights,
    private readonly feed: ReadFeedEvents,
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(WEBHOOK_POLICY) private readonly policy: WebhookPolicy,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.work = this.run(this.stopping.signal);
  }

  /** Hints that new events or webhooks may exist. */
  wake(): void {
    this.idle.wake();
  }

  /**
   * Resolves once every call in progress is noted, so that no test event is sent without a note.
   */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
    await Promise.allSettled(this.tests.values());
  }

  /**
   * Calls a webhook at once with a test event, whether it is enabled or not. Its owner sees whether
   * the receiver is reached and accepts the signature. A second request during the call shares it.
   */
  test(webhook: DueWebhook): Promise<Attempt> {
    const { webhookId } = webhook;
    const underWay = this.tests.get(webhookId);
    if (underWay) return underWay;
    const event = testEvent(this.profile.code, webhookId, new Date(this.clock()));
    const test = this.post(webhook, event)
      .then(async (attempt) => {
        await this.table.tried(webhookId, attempt);
        return attempt;
      })
      .finally(() => {
        webhook.seed.fill(0);
        this.tests.delete(webhookId);
      });
    this.tests.set(webhookId, test);
    return test;
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        this.idle.forget();
        for (const webhook of await this.table.due()) this.begin(webhook, signal);
        await this.idle.rest(this.untilDue(await this.table.nextDueAt()), signal);
        // Events that come shortly after the first one are delivered with it.
        await rest(SETTLE_MS, signal);
      } catch (error) {
        this.logger[levelOf(error)](
          { err: error },
          'could not look for due webhooks, trying again',
        );
        await rest(LOOK_EVERY_MS, signal);
      }
    }
  }

  /** A receiver that hangs delays only itself. */
  private begin(webhook: DueWebhook, signal: AbortSignal): void {
    if (this.busy.has(webhook.webhookId)) return;
    this.busy.add(webhook.webhookId);
    this.deliver(webhook, signal)
      .catch((error: unknown) =>
        this.logger[levelOf(error)](
          { err: error, webhookId: webhook.webhookId },
          'webhook could not be delivered, trying again',
        ),
      )
      .finally(() => {
        webhook.seed.fill(0);
        this.busy.delete(webhook.webhookId);
      });
  }

  private async deliver(webhook: DueWebhook, signal: AbortSignal): Promise<void> {
    let { position } = webhook;
    while (!signal.aborted) {
      const ending = this.rights.ending(webhook);
      if (ending !== null) return this.table.end(webhook.webhookId, ending);
      const page = await this.feed.read(position, PAGE, webhook).catch(async (error: unknown) => {
        if (!(error instanceof CursorAhead)) throw error;
        // The copy was rebuilt: its content is sent again from the beginning, under the same ids.
        await this.table.skip(webhook.webhookId, position, 0n);
        position = 0n;
        return this.feed.read(0n, PAGE, webhook);
      });
      for (const { event, cursor } of page.items) {
        const to = this.feed.positionOf(cursor);
        if (!(await this.call(webhook, position, to, event))) return;
        position = to;
      }
      if (page.next > position) await this.table.skip(webhook.webhookId, position, page.next);
      position = page.next;
      if (!page.hasMore) return;
    }
  }

  /** @returns whether the next event may follow */
  private async call(
    webhook: DueWebhook,
    from: bigint,
    to: bigint,
    event: FeedEvent,
  ): Promise<boolean> {
    const { webhookId } = webhook;
    const told = webhook.content === 'NONE' ? toNotification(event, this.profile.code) : event;
    const attempt = await this.post(webhook, told);
    if (attempt.outcome === 'DELIVERED') {
      webhook.failures = 0;
      return this.table.delivered(webhookId, from, to, attempt);
    }
    webhook.failures += 1;
    const givenUp =
      attempt.outcome === 'GONE'
        ? attempt.detail
        : webhook.failures >= this.policy.mostFailures
          ? `${webhook.failures} failures in a row: ${attempt.detail}`
          : null;
    const retryAt = new Date(
      attempt.at.getTime() +
        retryDelayMs(webhook.failures, this.policy.firstRetryMs, Math.random()),
    );
    await this.table.failed(
      webhookId,
      attempt,
      givenUp === null ? { retryAt } : { disabledBecause: givenUp },
    );
    if (givenUp !== null)
      this.logger.warn({ webhookId, outcome: attempt.outcome }, 'webhook disabled');
    return false;
  }

  /** Posts an event once, signed. */
  private async post(
    { url, seed }: Pick<DueWebhook, 'url' | 'seed'>,
    event: Pick<FeedEvent | Notification, 'id' | 'exercise'>,
  ): Promise<Attempt> {
    const { id: eventId, exercise } = event;
    const body = JSON.stringify(event);
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
      // Also sent as a header, as CloudEvents allows: a receiver sees it without reading the body.
      'ce-exercise': String(exercise),
      ...signed,
    };
    const result = await postWebhook(url, headers, body, {
      reach: this.policy.reach,
      withinMs: ANSWER_WITHIN_MS,
    });
    return { ...result, eventId, at, durationMs: Math.round(performance.now() - began) };
  }

  private untilDue(nextDueAt: number | null): number {
    if (nextDueAt === null) return LOOK_EVERY_MS;
    return Math.min(LOOK_EVERY_MS, Math.max(SHORTEST_REST_MS, nextDueAt - this.clock()));
  }
}
