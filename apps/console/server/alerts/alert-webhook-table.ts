import { randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { ServiceDatabase } from '@sinergi/database';
import type { ConsoleSettings } from '@sinergi/settings';
import { type PostResult, webhookPublicKey } from '@sinergi/webhook';
import type { AlertWebhook } from '../../contract/alerts.js';
import { SecretBox } from '../database/secret-box.js';
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
const COLUMNS = 'webhook_id, url, public_key, attempted_at, status, detail';

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
    this.box = new SecretBox(settings.sessionSecret, 'alert-webhook');
  }

  async add(url: string): Promise<AlertWebhook> {
    const seed = randomBytes(SEED_BYTES);
    const [row] = await this.database.query(
      `INSERT INTO alert_webhook (webhook_id, url, seed, public_key)
       VALUES ($1, $2, $3, $4)
       RETURNING ${COLUMNS}`,
      [randomUUID(), url, this.box.seal(seed), webhookPublicKey(seed)],
    );
    seed.fill(0);
    return toWebhook(row!);
  }

  async list(): Promise<AlertWebhook[]> {
    return (
      await this.database.query(`SELECT ${COLUMNS} FROM alert_webhook ORDER BY created_at`)
    ).map(toWebhook);
  }

  /** Returns what a test call to a receiver needs; undefined for an unknown id. */
  async toTest(webhookId: string): Promise<Pick<DueMessage, 'url' | 'seed'> | undefined> {
    const [row] = await this.database.query(
      'SELECT url, seed FROM alert_webhook WHERE webhook_id = $1',
      [webhookId],
    );
    return row && { url: String(row['url']), seed: this.box.open(row['seed'] as Buffer) };
  }

  /** Notes the result of a test call. */
  async tried(webhookId: string, { status, detail }: PostResult): Promise<void> {
    await this.database.query(
      `UPDATE alert_webhook SET attempted_at = clock_timestamp(), status = $2, detail = $3
       WHERE webhook_id = $1`,
      [webhookId, status, detail],
    );
  }

  async remove(webhookId: string): Promise<void> {
    await this.database.query('DELETE FROM alert_webhook WHERE webhook_id = $1', [webhookId]);
  }

  /** Returns the receivers whose last call failed, with the number of failures in a row. */
  async failing(): Promise<{ url: string; failures: number; status: number | null }[]> {
    const rows = await this.database.query(
      'SELECT url, failures, status FROM alert_webhook WHERE failures > 0',
    );
    return rows.map(({ url, failures, status }) => ({
      url: String(url),
      failures: Number(failures),
      status: status === null ? null : Number(status),
    }));
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
    await this.database.inTransaction(async (query) => {
      await query('DELETE FROM alert_delivery WHERE delivery_no = $1', [deliveryNo]);
      await query(
        `UPDATE alert_webhook SET failures = 0, next_attempt_at = NULL,
           attempted_at = clock_timestamp(), status = $2, detail = ''
         WHERE webhook_id = $1`,
        [webhookId, status],
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

function toWebhook(row: Record<string, unknown>): AlertWebhook {
  const at = row['attempted_at'] as Date | null;
  return {
    id: String(row['webhook_id']),
    url: String(row['url']),
    publicKey: String(row['public_key']),
    lastAttempt:
      at === null
        ? null
        : {
            at: at.toISOString(),
            status: (row['status'] as number | null) ?? null,
            detail: String(row['detail']),
          },
  };
}
