import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import { WakeableRest } from '@sinergi/pace';
import type { ConsoleSettings } from '@sinergi/settings';
import { type PostResult, postWebhook, retryDelayMs, signatureHeaders } from '@sinergi/webhook';
import type { AlertWebhookTest } from '../../contract/alerts.js';
import { LOGGER, SETTINGS } from '../injection/console-tokens.js';
import { AlertWebhookTable, type DueMessage } from './alert-webhook-table.js';

const LOOK_EVERY_MS = 1_000;
const ANSWER_WITHIN_MS = 10_000;
const FIRST_RETRY_MS = 1_000;
const KEY_LOST =
  'Expected the key of the secret that was set at its registration, got another secret: ' +
  'register the receiver anew';

/**
 * Sends alerts to receivers, to each in order and one message at a time, until the receiver accepts
 * it. A message may come twice under the same `webhook-id`; a message that was not accepted within
 * a day is dropped. Source: Standard Webhooks.
 */
@Injectable()
export class DeliverAlerts {
  private readonly stopping = new AbortController();
  private readonly idle = new WakeableRest();
  private work: Promise<void> = Promise.resolve();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly webhooks: AlertWebhookTable,
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.work = this.run(this.stopping.signal);
  }

  /** Looks for messages now: there may be new ones. */
  wake(): void {
    this.idle.wake();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.work;
    await Promise.all(this.underWay);
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.idle.forget();
      try {
        for (const message of await this.webhooks.take()) this.begin(message);
      } catch (error) {
        this.logger.debug(
          { err: error },
          'could not look for messages to receivers of alerts, trying again',
        );
      }
      await this.idle.rest(LOOK_EVERY_MS, signal);
    }
  }

  /** Begins a delivery. A receiver that hangs delays only its own messages. */
  private begin(message: DueMessage): void {
    const telling = this.tell(message)
      .catch((error: unknown) =>
        this.logger.warn(
          { err: error, webhookId: message.webhookId },
          'could not deliver an alert, trying again',
        ),
      )
      .finally(() => {
        message.seed?.fill(0);
        this.underWay.delete(telling);
      });
    this.underWay.add(telling);
  }

  private async tell(message: DueMessage): Promise<void> {
    const { url, seed, messageId, body, failures } = message;
    const retryMs = retryDelayMs(failures + 1, FIRST_RETRY_MS, Math.random());
    if (seed === undefined) {
      return this.webhooks.failed(message, { status: null, detail: KEY_LOST }, retryMs);
    }
    const result = await this.post(url, seed, messageId, body);
    if (result.outcome === 'DELIVERED') {
      await this.webhooks.delivered(message, result);
      this.wake();
    } else await this.webhooks.failed(message, result, result.outcome === 'GONE' ? null : retryMs);
  }

  /**
   * Calls a receiver once with a test message, independent of waiting messages.
   * @returns undefined where there is no such receiver
   */
  async test(webhookId: string): Promise<AlertWebhookTest | undefined> {
    const receiver = await this.webhooks.toTest(webhookId);
    if (!receiver) return undefined;
    const { url, seed } = receiver;
    if (seed === undefined) return { outcome: 'KEY_LOST', status: null, detail: KEY_LOST };
    const at = new Date().toISOString();
    const body = JSON.stringify({ type: 'alert.test', timestamp: at, data: { webhookId } });
    const result = await this.post(url, seed, randomUUID(), body);
    seed.fill(0);
    await this.webhooks.tried(webhookId, result);
    return result;
  }

  private async post(
    url: string,
    seed: Buffer,
    messageId: string,
    body: string,
  ): Promise<PostResult> {
    const signed = signatureHeaders(seed, {
      id: messageId,
      timestamp: Math.floor(Date.now() / 1_000),
      body,
    });
    const headers = { 'content-type': 'application/json', 'user-agent': 'Sinergi', ...signed };
    return postWebhook(url, headers, body, {
      reach: this.settings.alerts.reach,
      withinMs: ANSWER_WITHIN_MS,
    });
  }
}
