import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import type { ConsoleSettings } from '@sinergi/settings';
import { now, SecretBox } from '@sinergi/web-server';
import { type PostResult, webhookPublicKey } from '@sinergi/webhook';
import { MoreThan } from 'typeorm';
import type { AlertWebhook } from '../../contract/alerts.js';
import {
  type AlertWebhookEntity,
  alertDeliveryEntity,
  alertWebhookEntity,
} from '../database/alert-entities.js';
import { SETTINGS } from '../injection/console-tokens.js';

/** The next message for one receiver. */
export interface DueMessage {
  webhookId: string;
  url: string;
  /** undefined where the key was sealed with another secret of the console */
  seed: Buffer | undefined;
  failures: number;
  deliveryNo: string;
  messageId: string;
  body: string;
}

const SEED_BYTES = 32;
/**
 * A console that takes a receiver's next message keeps it for this long; then another console may
 * try. It is longer than any call takes.
 */
const TAKEN_FOR = '30 seconds';

/**
 * The receivers of alerts, the keys that sign their messages, and the result of the latest call.
 */
@Injectable()
export class AlertWebhookTable {
  private readonly box: SecretBox;

  constructor(
    private readonly database: ServiceDatabase,
    @Inject(SETTINGS) settings: ConsoleSettings,
  ) {
    this.box = new SecretBox(settings.sessionSecret, 'console/alert-webhook');
  }

  async add(url: string): Promise<AlertWebhook> {
    const webhookId = randomUUID();
    const seed = randomBytes(SEED_BYTES);
    const keys = { seed: this.box.seal(seed), publicKey: webhookPublicKey(seed) };
    seed.fill(0);
    const row = await this.database.using(alertWebhookEntity, async (webhooks) => {
      await webhooks.insert({ webhookId, url, ...keys });
      return webhooks.findOneByOrFail({ webhookId });
    });
    return toWebhook(row);
  }

  async list(): Promise<AlertWebhook[]> {
    const rows = await this.database.using(alertWebhookEntity, (webhooks) =>
      webhooks.find({ order: { createdAt: 'ASC' } }),
    );
    return rows.map(toWebhook);
  }

  /** Returns what a test call to a receiver needs; undefined for an unknown id. */
  async toTest(webhookId: string): Promise<Pick<DueMessage, 'url' | 'seed'> | undefined> {
    const row = await this.database.using(alertWebhookEntity, (webhooks) =>
      webhooks.findOneBy({ webhookId }),
    );
    return row ? { url: row.url, seed: this.box.open(row.seed) } : undefined;
  }

  /** Notes the result of a test call. */
  async tried(webhookId: string, { status, detail }: PostResult): Promise<void> {
    await this.database.using(alertWebhookEntity, (webhooks) =>
      webhooks.update({ webhookId }, { attemptedAt: now, status, detail }),
    );
  }

  async remove(webhookId: string): Promise<void> {
    await this.database.using(alertWebhookEntity, (webhooks) => webhooks.delete({ webhookId }));
  }

  /** Returns the receivers whose last call failed, with the number of failures in a row. */
  async failing(): Promise<{ url: string; failures: number; status: number | null }[]> {
    const rows = await this.database.using(alertWebhookEntity, (webhooks) =>
      webhooks.findBy({ failures: MoreThan(0) }),
    );
    return rows.map(({ url, failures, status }) => ({ url, failures, status }));
  }

  /** Takes the next message of every receiver that is due; no other console gets it meanwhile. */
  async take(): Promise<DueMessage[]> {
    const rows = await this.database.query(
      `WITH taken AS (
         UPDATE alert_webhook SET next_attempt_at = clock_timestamp() + interval '${TAKEN_FOR}'
         WHERE webhook_id IN (
           SELECT webhook_id
           FROM alert_webhook w
           WHERE (next_attempt_at IS NULL OR next_attempt_at <= clock_timestamp())
             AND EXISTS (SELECT 1 FROM alert_delivery d WHERE d.webhook_id = w.webhook_id)
           FOR UPDATE SKIP LOCKED)
         RETURNING webhook_id, url, seed, failures)
       SELECT t.*, d.delivery_no, d.message_id, d.body FROM taken t CROSS JOIN LATERAL (
         SELECT delivery_no, message_id, body
         FROM alert_delivery d
         WHERE d.webhook_id = t.webhook_id
         ORDER BY delivery_no
         LIMIT 1) d`,
    );
    return rows.map((row) => ({
      webhookId: String(row['webhook_id']),
      url: String(row['url']),
      seed: this.box.open(row['seed'] as Buffer),
      failures: Number(row['failures']),
      deliveryNo: String(row['delivery_no']),
      messageId: String(row['message_id']),
      body: String(row['body']),
    }));
  }

  /** Notes that the receiver has the message. */
  async delivered({ webhookId, deliveryNo }: DueMessage, { status }: PostResult): Promise<void> {
    await this.database.inTransaction(async (_, manager) => {
      await manager.delete(alertDeliveryEntity, { deliveryNo });
      await manager.update(
        alertWebhookEntity,
        { webhookId },
        { failures: 0, nextAttemptAt: null, attemptedAt: now, status, detail: '' },
      );
    });
  }

  /**
   * Notes a failed call.
   * @param retryMs time until the next try; null: the receiver wants no more messages, and its
   * messages are dropped
   */
  async failed(
    { webhookId }: DueMessage,
    { status, detail }: Pick<PostResult, 'status' | 'detail'>,
    retryMs: number | null,
  ): Promise<void> {
    await this.database.inTransaction(async (query) => {
      await query(
        `UPDATE alert_webhook SET failures = failures + 1, attempted_at = clock_timestamp(),
           status = $2, detail = $3,
           next_attempt_at = clock_timestamp() + make_interval(secs => $4::float8 / 1000)
         WHERE webhook_id = $1`,
        [webhookId, status, detail, retryMs ?? 0],
      );
      if (retryMs === null)
        await query('DELETE FROM alert_delivery WHERE webhook_id = $1', [webhookId]);
    });
  }
}

const toWebhook = ({ webhookId, url, publicKey, ...last }: AlertWebhookEntity): AlertWebhook => ({
  id: webhookId,
  url,
  publicKey,
  lastAttempt:
    last.attemptedAt === null
      ? null
      : { at: last.attemptedAt.toISOString(), status: last.status, detail: last.detail },
});
