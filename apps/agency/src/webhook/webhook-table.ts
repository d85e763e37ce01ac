import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SqlQuery } from '@sinergi/replica';
import { Keystore } from '@sinergi/trust';
import { type PostResult, webhookPublicKey } from '@sinergi/webhook';
import { Database } from '../database/database.js';
import { Problem } from '../problem/problem.js';

/** A webhook as its client sees it. */
export interface Webhook {
  webhookId: string;
  url: string;
  flows: string[];
  state: 'ENABLED' | 'DISABLED';
  /** why it is disabled; null while it is not */
  reason: string | null;
  publicKey: string;
  /** failures in a row */
  failures: number;
  nextAttemptAt: string | null;
  createdAt: string;
  /** until when its client's right holds, unless it is shown again before */
  rightUntil: string;
}

/** A webhook as its delivery needs it. */
export interface DueWebhook {
  webhookId: string;
  url: string;
  flows: string[];
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
const COLUMNS =
  'webhook_id, url, flows, state, reason, public_key, failures, next_attempt_at, created_at, right_until';
const DUE_COLUMNS = 'webhook_id, url, flows, place, failures, right_until, signing_key';

/**
 * Webhooks, their signing keys (wrapped under the agency's keystore) and what became of their
 * latest calls.
 */
@Injectable()
export class WebhookTable {
  constructor(
    private readonly database: Database,
    private readonly keystore: Keystore,
  ) {}

  async add(
    client: string,
    url: string,
    flows: readonly string[],
    position: bigint,
    rightUntil: Date,
  ): Promise<Webhook> {
    const seed = randomBytes(SEED_BYTES);
    const { rows } = await this.database.query(
      `INSERT INTO webhook
         (webhook_id, client, url, flows, signing_key, public_key, place, right_until)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
      [
        randomUUID(),
        client,
        url,
        flows,
        this.keystore.wrap(seed),
        webhookPublicKey(seed),
        String(position),
        rightUntil,
      ],
    );
    seed.fill(0);
    return toWebhook(rows[0]!);
  }

  async list(client: string): Promise<Webhook[]> {
    const { rows } = await this.database.query(
      `SELECT ${COLUMNS} FROM webhook WHERE client = $1 ORDER BY created_at`,
      [client],
    );
    return rows.map(toWebhook);
  }

  /** @throws Problem not-found, also for another client's */
  async one(client: string, webhookId: string): Promise<Webhook> {
    const { rows } = await this.database.query(
      `SELECT ${COLUMNS} FROM webhook WHERE webhook_id = $1 AND client = $2`,
      [webhookId, client],
    );
    return toWebhook(found(rows, webhookId));
  }

  async remove(client: string, webhookId: string): Promise<void> {
    const { rows } = await this.database.query(
      'DELETE FROM webhook WHERE webhook_id = $1 AND client = $2 RETURNING webhook_id',
      [webhookId, client],
    );
    found(rows, webhookId);
  }

  /** @param position where to go on; where it stopped unless said */
  async enable(
    client: string,
    webhookId: string,
    position: bigint | null,
    rightUntil: Date,
  ): Promise<Webhook> {
    const { rows } = await this.database.query(
      `UPDATE webhook SET state = 'ENABLED', reason = NULL, failures = 0, next_attempt_at = NULL,
         place = coalesce($3, place), right_until = $4
       WHERE webhook_id = $1 AND client = $2 RETURNING ${COLUMNS}`,
      [webhookId, client, position === null ? null : String(position), rightUntil],
    );
    return toWebhook(found(rows, webhookId));
  }

  async disable(client: string, webhookId: string, reason: string): Promise<Webhook> {
    const { rows } = await this.database.query(
      `UPDATE webhook SET state = 'DISABLED', reason = $3 WHERE webhook_id = $1 AND client = $2 RETURNING ${COLUMNS}`,
      [webhookId, client, reason],
    );
    return toWebhook(found(rows, webhookId));
  }

  /** A client's right to the webhooks of it that tell these flows alone holds until then. */
  async renew(client: string, flows: readonly string[], until: Date): Promise<void> {
    await this.database.query(
      'UPDATE webhook SET right_until = $3 WHERE client = $1 AND flows <@ $2::text[]',
      [client, flows, until],
    );
  }

  /** Its client's right has ended: it is told no more until it is enabled again. */
  async end(webhookId: string, reason: string): Promise<void> {
    await this.database.query(
      `UPDATE webhook SET state = 'DISABLED', reason = $2, next_attempt_at = NULL
       WHERE webhook_id = $1 AND state = 'ENABLED'`,
      [webhookId, reason],
    );
  }

  /** Enabled ones whose time has come. */
  async due(): Promise<DueWebhook[]> {
    const { rows } = await this.database.query(
      `SELECT ${DUE_COLUMNS} FROM webhook WHERE state = 'ENABLED'
         AND (next_attempt_at IS NULL OR next_attempt_at <= clock_timestamp()) ORDER BY created_at`,
    );
    return rows.map((row) => this.toDue(row));
  }

  /** As its delivery needs it, whether it is enabled or not. @throws Problem not-found */
  async toTest(client: string, webhookId: string): Promise<DueWebhook> {
    const { rows } = await this.database.query(
      `SELECT ${DUE_COLUMNS} FROM webhook WHERE webhook_id = $1 AND client = $2`,
      [webhookId, client],
    );
    return this.toDue(found(rows, webhookId));
  }

  /** Notes a call that has no position in the feed. */
  async tried(webhookId: string, attempt: Attempt): Promise<void> {
    await this.database.inTransaction((query) => note(query, webhookId, attempt));
  }

  private toDue(row: Record<string, unknown>): DueWebhook {
    return {
      webhookId: String(row['webhook_id']),
      url: String(row['url']),
      flows: row['flows'] as string[],
      position: BigInt(row['place'] as string),
      failures: Number(row['failures']),
      rightUntil: row['right_until'] as Date,
      seed: this.keystore.unwrap(row['signing_key'] as Buffer),
    };
  }

  /** When the next retry is due, epoch ms; null where none waits. */
  async nextDueAt(): Promise<number | null> {
    const { rows } = await this.database.query(
      `SELECT min(next_attempt_at) AS at FROM webhook WHERE state = 'ENABLED'`,
    );
    return (rows[0]?.['at'] as Date | null)?.getTime() ?? null;
  }

  /** Notes a delivery and moves on, unless it was disabled, moved or removed meanwhile. */
  async delivered(webhookId: string, from: bigint, to: bigint, attempt: Attempt): Promise<boolean> {
    return this.database.inTransaction(async (query) => {
      const { rows } = await query(
        `UPDATE webhook SET place = $3, failures = 0, next_attempt_at = NULL WHERE webhook_id = $1 AND place = $2 AND state = 'ENABLED' RETURNING 1 AS moved`,
        [webhookId, String(from), String(to)],
      );
      await note(query, webhookId, attempt);
      return rows.length > 0;
    });
  }

  /** Passes over what it need not be told, without a call. */
  async skip(webhookId: string, from: bigint, to: bigint): Promise<void> {
    await this.database.query(
      'UPDATE webhook SET place = $3 WHERE webhook_id = $1 AND place = $2',
      [webhookId, String(from), String(to)],
    );
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
          `UPDATE webhook SET failures = failures + 1, state = 'DISABLED', reason = $2, next_attempt_at = NULL WHERE webhook_id = $1`,
          [webhookId, next.disabledBecause],
        );
      }
      await note(query, webhookId, attempt);
    });
  }

  /** The latest calls, newest first. */
  async attempts(webhookId: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.database.query(
      'SELECT event_id, at, outcome, status, detail, duration_ms FROM webhook_attempt WHERE webhook_id = $1 ORDER BY attempt_no DESC LIMIT $2',
      [webhookId, ATTEMPTS_KEPT],
    );
    return rows.map((row) => ({
      eventId: row['event_id'],
      at: (row['at'] as Date).toISOString(),
      outcome: row['outcome'],
      status: row['status'],
      detail: row['detail'],
      durationMs: Number(row['duration_ms']),
    }));
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
       (SELECT attempt_no FROM webhook_attempt WHERE webhook_id = $1 ORDER BY attempt_no DESC OFFSET $2 LIMIT 1)`,
    [webhookId, ATTEMPTS_KEPT],
  );
}

function found(rows: Record<string, unknown>[], webhookId: string): Record<string, unknown> {
  if (!rows[0])
    throw new Problem('not-found', `Expected a webhook of this client, got ${webhookId}`);
  return rows[0];
}

function toWebhook(row: Record<string, unknown>): Webhook {
  return {
    webhookId: String(row['webhook_id']),
    url: String(row['url']),
    flows: row['flows'] as string[],
    state: row['state'] as Webhook['state'],
    reason: (row['reason'] as string | null) ?? null,
    publicKey: String(row['public_key']),
    failures: Number(row['failures']),
    nextAttemptAt: (row['next_attempt_at'] as Date | null)?.toISOString() ?? null,
    createdAt: (row['created_at'] as Date).toISOString(),
    rightUntil: (row['right_until'] as Date).toISOString(),
  };
}
