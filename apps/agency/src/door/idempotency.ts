import { createHmac } from 'node:crypto';
import type { SqlQuery } from '@sinergi/replica';
import { Problem } from './problem.js';

/** What a repeated call gets: the answer that the first one got. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export interface IdempotentCall {
  client: string;
  /** the Idempotency-Key header; without one nothing is remembered */
  key: string | undefined;
  /** method and path, so that a key means one thing */
  operation: string;
  payload: unknown;
}

/**
 * Same key, same call → same answer and no second effect; same key, other call → refused. Only a keyed hash of the payload is kept.
 * Source: draft-ietf-httpapi-idempotency-key-header.
 */
export class Idempotency {
  constructor(private readonly secret: Buffer) {}

  /** Runs in the caller's transaction: the answer is stored with the effect or not at all, and a second call waits for the first. */
  async once(query: SqlQuery, call: IdempotentCall, effect: () => Promise<Answer>): Promise<Answer & { replayed: boolean }> {
    if (call.key === undefined) return { ...(await effect()), replayed: false };
    if (call.key.length < 1 || call.key.length > 255) {
      throw new Problem('invalid-request', `Expected an Idempotency-Key of 1 to 255 characters, got ${call.key.length}`);
    }
    const keyHash = this.hash(`key\n${call.key}`);
    const payloadHash = this.hash(`${call.operation}\n${JSON.stringify(call.payload)}`);
    const claimed = await query(
      'INSERT INTO idempotency (client, key_hash, payload_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1 AS claimed',
      [call.client, keyHash, payloadHash],
    );
    if (claimed.rows.length === 0) {
      const { rows } = await query('SELECT payload_hash, status, response FROM idempotency WHERE client = $1 AND key_hash = $2', [
        call.client,
        keyHash,
      ]);
      if (!(rows[0]?.['payload_hash'] as Buffer | undefined)?.equals(payloadHash)) {
        throw new Problem('idempotency-key-reused', 'Expected the request that this Idempotency-Key was first used for, got another');
      }
      return { status: Number(rows[0]!['status']), body: rows[0]!['response'] as Record<string, unknown>, replayed: true };
    }
    const answer = await effect();
    await query('UPDATE idempotency SET status = $3, response = $4 WHERE client = $1 AND key_hash = $2', [
      call.client,
      keyHash,
      answer.status,
      JSON.stringify(answer.body),
    ]);
    return { ...answer, replayed: false };
  }

  private hash(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text, 'utf8').digest();
  }
}
