import { createHmac } from 'node:crypto';
import type { SqlQuery } from '@sinergi/database';
import { Problem } from '../problem/problem.js';

/**
 * The most characters of a caller's key. Keys that routes derive from other text may be longer.
 */
export const LONGEST_KEY = 255;

/** The answer of the first call, which a repeated call gets too. */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
}

export interface IdempotentCall {
  client: string;
  /** the Idempotency-Key header; without it nothing is stored */
  key: string | undefined;
  /** method and path, so that a key belongs to one operation */
  operation: string;
  payload: unknown;
}

/**
 * Makes calls idempotent: the same key with the same call gets the same answer and has no second
 * effect; the same key with another call is refused. Only a keyed hash of the payload is stored.
 * Source: draft-ietf-httpapi-idempotency-key-header.
 */
export class Idempotency {
  constructor(private readonly secret: Buffer) {}

  /**
   * Claims the keys of calls in the caller's transaction. So the answers are stored together with
   * the effects or not at all, and a second call waits for the first. Calls without a key are
   * always new. The keys must differ from each other.
   *
   * @returns per call the answer that was given before, or null where the call is new
   * @throws Problem idempotency-key-reused, invalid-request
   */
  async claim(query: SqlQuery, calls: readonly IdempotentCall[]): Promise<(Answer | null)[]> {
    const keyed = calls.flatMap((call, at) =>
      call.key === undefined ? [] : [{ at, client: call.client, ...this.hashed(call) }],
    );
    const answers: (Answer | null)[] = calls.map(() => null);
    if (keyed.length === 0) return answers;
    const { rows: claimed } = await query(
      `INSERT INTO idempotency (client, key_hash, payload_hash)
       SELECT client, key_hash, payload_hash
       FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS c(client, key_hash, payload_hash)
       ORDER BY client, key_hash
       ON CONFLICT DO NOTHING RETURNING key_hash`,
      [
        keyed.map(({ client }) => client),
        keyed.map(({ keyHash }) => keyHash),
        keyed.map(({ payloadHash }) => payloadHash),
      ],
    );
    const isNew = new Set(claimed.map((row) => (row['key_hash'] as Buffer).toString('hex')));
    const before = keyed.filter(({ keyHash }) => !isNew.has(keyHash.toString('hex')));
    if (before.length === 0) return answers;
    const { rows } = await query(
      `SELECT c.n, i.payload_hash, i.status, i.response
       FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS c(client, key_hash, n)
       JOIN idempotency i USING (client, key_hash)`,
      [before.map(({ client }) => client), before.map(({ keyHash }) => keyHash)],
    );
    for (const row of rows) {
      const { at, payloadHash } = before[Number(row['n']) - 1]!;
      if (!(row['payload_hash'] as Buffer).equals(payloadHash))
        throw new Problem(
          'idempotency-key-reused',
          'Expected the request that this Idempotency-Key was first used for, got another',
        );
      answers[at] = {
        status: Number(row['status']),
        body: row['response'] as Record<string, unknown>,
      };
    }
    return answers;
  }

  /** Stores the answers of calls whose keys were claimed. */
  async keep(
    query: SqlQuery,
    answered: readonly { call: IdempotentCall; answer: Answer }[],
  ): Promise<void> {
    const keyed = answered.filter(({ call }) => call.key !== undefined);
    if (keyed.length === 0) return;
    await query(
      `UPDATE idempotency i SET status = a.status, response = a.response
       FROM unnest($1::text[], $2::bytea[], $3::int[], $4::jsonb[])
         AS a(client, key_hash, status, response)
       WHERE i.client = a.client AND i.key_hash = a.key_hash`,
      [
        keyed.map(({ call }) => call.client),
        keyed.map(({ call }) => this.hashed(call).keyHash),
        keyed.map(({ answer }) => answer.status),
        keyed.map(({ answer }) => JSON.stringify(answer.body)),
      ],
    );
  }

  /**
   * Returns the secret name of a call, equal for its repetitions alone; null for a call without a
   * key, which nobody can repeat.
   */
  nameOf(call: IdempotentCall): string | null {
    if (call.key === undefined) return null;
    const { keyHash, payloadHash } = this.hashed(call);
    const parts = [call.client, keyHash.toString('hex'), payloadHash.toString('hex')];
    return this.hash(`call\n${parts.join('\n')}`).toString('hex');
  }

  private hashed(call: IdempotentCall): { keyHash: Buffer; payloadHash: Buffer } {
    const key = call.key ?? '';
    if (key.length < 1 || key.length > 1_000)
      throw new Problem(
        'invalid-request',
        `Expected an Idempotency-Key of 1 to 1000 characters, got ${key.length}`,
      );
    return {
      keyHash: this.hash(`key\n${key}`),
      payloadHash: this.hash(`${call.operation}\n${JSON.stringify(call.payload)}`),
    };
  }

  private hash(text: string): Buffer {
    return createHmac('sha256', this.secret).update(text, 'utf8').digest();
  }
}
