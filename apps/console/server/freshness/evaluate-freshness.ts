import type { Freshness } from '../../contract/agency.js';

/** One flow that a publisher writes and a subscriber reads. */
export interface SharedFlow {
  /** records of all publishers that the subscriber has not applied; null where that is not known */
  pending: bigint | null;
  /** age of the oldest of them, ms; 0 without any, null where nothing dates it */
  lagMs: number | null;
  /**
   * when the publisher last published to it, by its own clock, epoch ms; 0 for never, null where
   * its report does not say
   */
  publishedAt: number | null;
}

/**
 * So much may the publisher's clock and the broker's differ, ms, before a record is dated wrongly.
 */
const CLOCKS_MS = 5_000;

/**
 * How fresh a subscriber's copy of one publisher's events is, as far as reports tell. A report says
 * how far a partition is read, not whose records are missing. So it is 0 where nothing is missing,
 * or where whatever is missing was appended after the publisher last spoke; else the age of the
 * oldest missing record, whoever wrote it: the copy is at least so fresh. Null where any of that is
 * not known.
 * @param now epoch ms
 */
export function evaluateFreshness(
  publisher: string,
  flows: readonly SharedFlow[],
  now: number,
): Freshness {
  const behind = flows.map((flow) => behindIn(flow, now));
  const published = flows.flatMap(({ publishedAt }) => (publishedAt === null ? [] : [publishedAt]));
  const newest = Math.max(0, ...published);
  return {
    publisher,
    behindMs: flows.length === 0 || behind.includes(null) ? null : Math.max(...behind.map(Number)),
    newestAt: newest === 0 ? null : new Date(newest).toISOString(),
  };
}

function behindIn({ pending, lagMs, publishedAt }: SharedFlow, now: number): number | null {
  if (pending === null) return null;
  if (pending === 0n || publishedAt === 0) return 0;
  if (lagMs === null) return null;
  return publishedAt !== null && publishedAt + CLOCKS_MS < now - lagMs ? 0 : lagMs;
}
