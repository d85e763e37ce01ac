import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/database';
import { Keystore } from '@sinergi/trust';
import { type PostResult, webhookPublicKey } from '@sinergi/webhook';
import { ArrayContainedBy, type FindOptionsWhere, IsNull, Not, Raw } from 'typeorm';
import { Database } from '../database/database.js';
import {
  type WebhookRow,
  webhookAttemptEntity,
  webhookEntity,
} from '../database/webhook-entities.js';
import { Problem } from '../problem/problem.js';

/** A webhook as its client sees it. */
export interface Webhook {
  webhookId: string;
  url: string;
  flows: string[];
  /** live, an exercise, or ALL */
  lane: string;
  /** by which it is narrowed, such as `addressedTo`; agencies by their codes */
  words: Record<string, string>;
  content: 'WHOLE' | 'NONE';
  state: 'ENABLED' | 'DISABLED';
  /** why it is disabled; null while it is enabled */
  reason: string | null;
  publicKey: string;
  /** failures in a row */
  failures: number;
  nextAttemptAt: string | null;
  createdAt: string;
  /** until when its client's right holds, unless a token extends it */
  rightUntil: string;
}

/** A webhook with the fields for its delivery. */
export interface DueWebhook {
  webhookId: string;
  url: string;
  flows: string[];
  lane: string;
  words: Record<string, string>;
  content: 'WHOLE' | 'NONE';
  position: bigint;
  failures: number;
  rightUntil: Date;
  seed: Buffer;
}

export interface Attempt extends PostResult {
  eventId: string;
  at: Date;
  durationMs: number;
}

const SEED_BYTES = 32;
const ATTEMPTS_KEPT = 200;
/**
 * Stores webhooks, their signing keys (wrapped under the agency's keystore) and the results of
 * their latest calls.
 */
@Injectable()
export class WebhookTable {
  constructor(
    private readonly database: Database,
    private readonly keystore: Keystore,
  ) {}

  async add(
    client: string,
    wanted: Pick<
      WebhookRow,
      'url' | 'flows' | 'lane' | 'words' | 'content' | 'position' | 'rightUntil'
    >,
  ): Promise<Webhook> {
    const seed = randomBytes(SEED_BYTES);
    const webhookId = randomUUID();
    const row = {
      ...{ webhookId, client, ...wanted },
      ...{ signingKey: this.keystore.wrap(seed), publicKey: webhookPublicKey(seed) },
    };
    seed.fill(0);
    await this.database.using(webhookEntity, (webhooks) => webhooks.insert(row));
    return this.one(client, webhookId);
  }

  async list(client: string): Promise<Webhook[]> {
    const rows = await this.database.using(webhookEntity, (webhooks) =>
      webhooks.find({ where: { client }, order: { createdAt: 'ASC' } }),
    );
    return rows.map(toWebhook);
  }

  /** @throws Problem not-found, also for another client's webhook */
  async one(client: string, webhookId: string): Promise<Webhook> {
    return toWebhook(await this.row(client, webhookId));
  }

  async remove(client: string, webhookId: string): Promise<void> {
    const { affected } = await this.database.using(webhookEntity, (webhooks) =>
      webhooks.delete({ client, webhookId }),
    );
    if (!affected) throw notFound(webhookId);
  }

  /** @param position where to continue; by default where it stopped */
  async enable(
    client: string,
    webhookId: string,
    position: bigint | null,
    rightUntil: Date,
  ): Promise<Webhook> {
    await this.update(
      { client, webhookId },
      {
        ...{ state: 'ENABLED', reason: null, failures: 0, nextAttemptAt: null, rightUntil },
        ...(position !== null && { position }),
      },
    );
    return this.one(client, webhookId);
  }

  async disable(client: string, webhookId: string, reason: string): Promise<Webhook> {
    await this.update({ client, webhookId }, { state: 'DISABLED', reason });
    return this.one(client, webhookId);
  }

  /** Extends a client's right to those of its webhooks that send these flows alone. */
  async renew(client: string, flows: readonly string[], until: Date): Promise<void> {
    await this.update({ client, flows: ArrayContainedBy([...flows]) }, { rightUntil: until });
  }

  /** Disables a webhook whose client's right has ended, until it is enabled again. */
  async end(webhookId: string, reason: string): Promise<void> {
    const ended = { state: 'DISABLED' as const, reason, nextAttemptAt: null };
    await this.update({ webhookId, state: 'ENABLED' }, ended);
  }

  /** Returns the enabled webhooks whose next call is due. */
  async due(): Promise<DueWebhook[]> {
    const isDue = Raw((at) => `${at} <= clock_timestamp()`);
    const rows = await this.database.using(webhookEntity, (webhooks) =>
      webhooks.find({
        where: [
          { state: 'ENABLED', nextAttemptAt: IsNull() },
          { state: 'ENABLED', nextAttemptAt: isDue },
        ],
        order: { createdAt: 'ASC' },
      }),
    );
    return rows.map((row) => this.toDue(row));
  }

  /**
   * Returns a webhook with the fields for its delivery, whether it is enabled or not. @throws
   * Problem not-found
   */
  async toTest(client: string, webhookId: string): Promise<DueWebhook> {
    return this.toDue(await this.row(client, webhookId));
  }

  /** Notes a call that has no position in the feed. */
  async tried(webhookId: string, attempt: Attempt): Promise<void> {
    await this.database.inTransaction((query) => note(query, webhookId, attempt));
  }

  /** Returns when the next retry is due, epoch ms; null where none waits. */
  async nextDueAt(): Promise<number | null> {
    const next = await this.database.using(webhookEntity, (webhooks) =>
      webhooks.findOne({
        where: { state: 'ENABLED', nextAttemptAt: Not(IsNull()) },
        order: { nextAttemptAt: 'ASC' },
      }),
    );
    return next?.nextAttemptAt?.getTime() ?? null;
  }

  /**
   * Notes a delivery and advances the position, unless the webhook was disabled, moved or removed
   * meanwhile.
   */
  async delivered(webhookId: string, from: bigint, to: bigint, attempt: Attempt): Promise<boolean> {
    return this.database.inTransaction(async (query) => {
      const { rows } = await query(
        `UPDATE webhook SET place = $3, failures = 0, next_attempt_at = NULL
         WHERE webhook_id = $1 AND place = $2 AND state = 'ENABLED' RETURNING 1 AS moved`,
        [webhookId, String(from), String(to)],
      );
      await note(query, webhookId, attempt);
      return rows.length > 0;
    });
  }

  /** Advances the position over events that the webhook does not send, without a call. */
  async skip(webhookId: string, from: bigint, to: bigint): Promise<void> {
    await this.update({ webhookId, position: from }, { position: to });
  }

  async failed(
    webhookId: string,
    attempt: Attempt,
    next: { retryAt: Date } | { disabledBecause: string },
  ): Promise<void> {
    await this.database.inTransaction(async (query) => {
      if ('retryAt' in next) {
        await query(
          'UPDATE webhook SET failures = failures + 1, next_attempt_at = $2 WHERE webhook_id = $1',
          [webhookId, next.retryAt],
        );
      } else {
        await query(
          `UPDATE webhook
           SET failures = failures + 1, state = 'DISABLED', reason = $2, next_attempt_at = NULL
           WHERE webhook_id = $1`,
          [webhookId, next.disabledBecause],
        );
      }
      await note(query, webhookId, attempt);
    });
  }

  /** Returns the latest calls, newest first. */
  async attempts(webhookId: string): Promise<Record<string, unknown>[]> {
    const rows = await this.database.using(webhookAttemptEntity, (attempts) =>
      attempts.find({ where: { webhookId }, order: { attemptNo: 'DESC' }, take: ATTEMPTS_KEPT }),
    );
    return rows.map(({ eventId, at, outcome, status, detail, durationMs }) => ({
      ...{ eventId, at: at.toISOString(), outcome, status, detail, durationMs },
    }));
  }

  private async update(
    which: FindOptionsWhere<WebhookRow>,
    to: Partial<Omit<WebhookRow, 'flows'>>,
  ): Promise<void> {
    await this.database.using(webhookEntity, (webhooks) => webhooks.update(which, to));
  }

  private async row(client: string, webhookId: string): Promise<WebhookRow> {
    const row = await this.database.using(webhookEntity, (webhooks) =>
      webhooks.findOneBy({ client, webhookId }),
    );
    if (!row) throw notFound(webhookId);
    return row;
  }

  private toDue({ signingKey, webhookId, url, flows, position, ...row }: WebhookRow): DueWebhook {
    const { lane, words, content, failures, rightUntil } = row;
    const seed = this.keystore.unwrap(signingKey);
    const what = { webhookId, url, flows, lane, words, content };
    return { ...what, position, failures, rightUntil, seed };
  }
}

async function note(
  query: SqlQuery,
  webhookId: string,
  { eventId, at, outcome, status, detail, durationMs }: Attempt,
): Promise<void> {
  await query(
    `INSERT INTO webhook_attempt (webhook_id, event_id, at, outcome, status, detail, duration_ms)
     SELECT webhook_id, $2, $3, $4, $5, $6, $7 FROM webhook WHERE webhook_id = $1`,
    [webhookId, eventId, at, outcome, status, detail, durationMs],
  );
  await query(
    `DELETE FROM webhook_attempt WHERE webhook_id = $1 AND attempt_no <=
       (SELECT attempt_no FROM webhook_attempt
        WHERE webhook_id = $1
        ORDER BY attempt_no DESC OFFSET $2 LIMIT 1)`,
    [webhookId, ATTEMPTS_KEPT],
  );
}

const notFound = (webhookId: string): Problem =>
  new Problem('not-found', `Expected a webhook of this client, got ${webhookId}`);

function toWebhook(row: WebhookRow): Webhook {
  const { webhookId, url, flows, lane, words, content } = row;
  const { state, reason, publicKey, failures } = row;
  return {
    ...{ webhookId, url, flows, lane, words, content, state, reason, publicKey, failures },
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    rightUntil: row.rightUntil.toISOString(),
  };
}
