import type { SqlQuery } from '@sinergi/database';

/** One applied event, as the history holds it, in the order in which this agency applied it. */
export interface FeedRow {
  feedSeq: bigint;
  topic: string;
  key: string;
  version: number;
  eventId: string;
  partition: number;
  offset: bigint;
  appendedAt: Date;
  appliedAt: Date;
  value: Buffer;
  headers: Record<string, string>;
}

/** What an agency's own work about an event needs of its row. */
export type FollowedRow = Pick<
  FeedRow,
  'feedSeq' | 'topic' | 'key' | 'version' | 'eventId' | 'value'
>;

const FOLLOWED_COLUMNS = 'feed_seq, topic, key, version, event_id, value';

/** The columns of `history` that make up a row. */
export const FEED_COLUMNS = `${FOLLOWED_COLUMNS}, partition, log_offset, appended_at,
  applied_at, headers`;

export function toFeedRow(row: Record<string, unknown>): FeedRow {
  return {
    ...toFollowedRow(row),
    partition: Number(row['partition']),
    offset: BigInt(row['log_offset'] as string),
    appendedAt: row['appended_at'] as Date,
    appliedAt: row['applied_at'] as Date,
    headers: row['headers'] as Record<string, string>,
  };
}

const toFollowedRow = (row: Record<string, unknown>): FollowedRow => ({
  feedSeq: BigInt(row['feed_seq'] as string),
  topic: String(row['topic']),
  key: String(row['key']),
  version: Number(row['version']),
  eventId: String(row['event_id']),
  value: row['value'] as Buffer,
});

/**
 * Reads the events after a position of the feed, oldest first. Numbers are assigned under a lock
 * that is held until the commit, so no lower number appears later.
 */
export async function readFeed(
  query: SqlQuery,
  after: bigint,
  limit: number,
  topics: readonly string[],
): Promise<FeedRow[]> {
  return (await rowsAfter(query, FEED_COLUMNS, [after, limit, topics])).map(toFeedRow);
}

/**
 * Reads the same rows without headers and places: of every copy, each of them would be parsed and
 * thrown away.
 */
export async function readFollowed(
  query: SqlQuery,
  after: bigint,
  limit: number,
  topics: readonly string[],
): Promise<FollowedRow[]> {
  return (await rowsAfter(query, FOLLOWED_COLUMNS, [after, limit, topics])).map(toFollowedRow);
}

async function rowsAfter(
  query: SqlQuery,
  columns: string,
  [after, limit, topics]: [after: bigint, limit: number, topics: readonly string[]],
): Promise<Record<string, unknown>[]> {
  const { rows } = await query(
    `SELECT ${columns}
     FROM history
     WHERE feed_seq > $1
       AND topic = ANY($3::text[])
     ORDER BY feed_seq
     LIMIT $2`,
    [String(after), limit, topics],
  );
  return rows;
}

/** Returns the last position of the feed. */
export async function feedEnd(query: SqlQuery): Promise<bigint> {
  const { rows } = await query('SELECT last_seq FROM feed');
  return BigInt((rows[0]?.['last_seq'] as string | undefined) ?? '0');
}
