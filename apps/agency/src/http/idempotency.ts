import { createHmac } from 'node:crypto';
import type { SqlQuery } from '@sinergi/replica';
import { Problem } from '../problem/problem.js';

/** Characters of a key that a caller gives; what doors make of other words may be longer. */
export const LONGEST_KEY = 255;

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
 * Same key, same call → same answer and no second effect; same key, other call → refused. Only a
 * keyed hash of the payload is kept. Source: draft-ietf-httpapi-idempotency-key-header.
 */
export class Idempotency {
  constructor(private readonly secret: Buffer) {}

  /**
   * Claims the keys of calls in the caller's transaction, so that the answers are stored with the
   * effects or not at all, and a second call waits for the first. Calls without a key are new each
   * time. No key may come twice among them.
   *
   * @returns per call the answer that was given before, or null where it is new
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
       SELECT client, key_hash, payload_hash FROM unnest($1::text[], $2::bytea[], $3::bytea[]) AS c(client, key_hash, payload_hash) ORDER BY client, key_hash
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
      `SELECT c.n, i.payload_hash, i.status, i.response FROM unnest($1::text[], $2::bytea[]) WITH ORDINALITY AS c(client, key_hash, n)
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

  /** Keeps the answers of calls whose keys were claimed. */
  async keep(
    query: SqlQuery,
    answered: readonly { call: IdempotentCall; answer: Answer }[],
  ): Promise<void> {
    const keyed = answered.filter(({ call }) => call.key !== undefined);
    if (keyed.length === 0) return;
    await query(
      `UPDATE idempotency i SET status = a.status, response = a.response
       FROM unnest($1::text[], $2::bytea[], $3::int[], $4::jsonb[]) AS a(client, key_hash, status, response)
       WHERE i.client = a.client AND i.key_hash = a.key_hash`,
      [
        keyed.map(({ call }) => call.client),
        keyed.map(({ call }) => this.hashed(call).keyHash),
        keyed.map(({ answer }) => answer.status),
        keyed.map(({ answer }) => JSON.stringify(answer.body)),
      ],
    );
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
