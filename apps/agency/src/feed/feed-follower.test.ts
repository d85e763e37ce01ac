import { randomUUID } from 'node:crypto';
import type { SqlQuery } from '@sinergi/database';
import { createLogger } from '@sinergi/observability';
import { eventually } from '@sinergi/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../database/database.js';
import { databaseAtHand } from '../database/testing/database-at-hand.js';
import { FeedFollower, type FeedFollowerOptions } from './feed-follower.js';

const OWN = 'timpora.sighting';
const OTHER = 'timpora.permit';

let close: () => Promise<void>;
let database: Database;
let follower: FeedFollower;
let handled: string[];
let looks: number;
let transactions: number;

beforeAll(async () => {
  ({ database, close } = await databaseAtHand());
});
afterAll(() => close?.());
beforeEach(async () => {
  [handled, looks, transactions] = [[], 0, 0];
  await database.query('DELETE FROM feed_cursor');
  await database.query('DELETE FROM history');
  await database.query('UPDATE feed SET last_seq = 0');
});
afterEach(() => follower.stop());

function follow(more: Partial<FeedFollowerOptions> = {}): void {
  follower = new FeedFollower({
    name: 'test',
    topics: [OWN],
    database: {
      query: (sql, params) => {
        looks += 1;
        return database.query(sql, params);
      },
      inTransaction: (work) => {
        transactions += 1;
        return database.inTransaction(work);
      },
    },
    handle: async (_, rows) => void handled.push(...rows.map(({ key }) => key)),
    logger: createLogger({ service: 'test', level: 'error' }),
    ...more,
  });
  follower.start();
}

async function apply(topic: string, key: string, numbers = 1): Promise<void> {
  await database.inTransaction(async (query: SqlQuery) => {
    const { rows } = await query(
      'UPDATE feed SET last_seq = last_seq + $1 RETURNING last_seq AS seq',
      [numbers],
    );
    await query(
      `INSERT INTO history (feed_seq, log_offset, appended_at, event_id, version, partition, latest,
         topic, key, owner, hash, headers, value)
       VALUES ($1, $1, now(), $2, 1, 0, true, $3, $4, 'kec-menteng', '', '{}', '')`,
      [rows[0]!['seq'], randomUUID(), topic, key],
    );
  });
}

const cursor = async (): Promise<string | undefined> =>
  (await database.query('SELECT last_seq FROM feed_cursor')).rows[0]?.['last_seq'] as
    | string
    | undefined;

/** Has the follower look, and waits until it did. */
async function look(): Promise<void> {
  const before = looks + transactions;
  follower.wake();
  await eventually('it looked', () => looks + transactions > before);
}

describe('a follower of the feed', () => {
  it('begins no transaction while the feed does not move, and handles what comes', async () => {
    await apply(OWN, 'first');
    follow();
    await eventually('it handled the first', () => handled.includes('first'));
    // The look that finds nothing more is the last one with a transaction.
    await look();
    const begun = transactions;
    for (let n = 0; n < 3; n++) await look();
    expect(looks).toBeGreaterThanOrEqual(3);
    expect(transactions).toBe(begun);
    await apply(OWN, 'second');
    follower.wakeFor(OTHER);
    follower.wakeFor(OWN);
    await eventually('it handled the second', () => handled.includes('second'));
    expect(handled).toEqual(['first', 'second']);
  });

  it('looks in full where its cursor is another one, though the feed ends there', async () => {
    await apply(OWN, 'one');
    follow();
    await eventually('it handled it', () => handled.length === 1);
    await look();
    await database.query('DELETE FROM feed_cursor');
    await look();
    await eventually('it handled it anew', () => handled.length === 2);
  });

  it('handles what waits in each look while some waits, and in none else', async () => {
    let waits = 2;
    follow({
      waiting: {
        some: () => waits > 0,
        handle: async () => {
          waits -= 1;
        },
      },
    });
    await eventually('one waits no more', () => waits === 1);
    await look();
    await eventually('none waits', () => waits === 0);
    await look();
    expect(waits).toBe(0);
  });

  it('moves its cursor past many events of other topics, and misses none of its own', async () => {
    await apply(OWN, 'before');
    await apply(OTHER, 'many', 10_000);
    follow();
    await eventually('the cursor passed them', async () => (await cursor()) === '10001');
    await apply(OTHER, 'few');
    await apply(OWN, 'after');
    follower.wakeFor(OWN);
    await eventually('it handled both', () => handled.length === 2);
    expect(handled).toEqual(['before', 'after']);
  });
});
