import type { Freshness } from '../../contract/agency.js';

/** One flow that the publisher writes and the subscriber reads. */
export interface SharedFlow {
  /**
   * records of all publishers that the subscriber has not applied; null where the number is unknown
   */
  pending: bigint | null;
  /** age of the oldest of these, ms; 0 without any, null where no time is known for it */
  lagMs: number | null;
  /**
   * when the publisher last published to the flow, by its own clock, epoch ms; 0 for never, null
   * where its report does not say
   */
  publishedAt: number | null;
}

/**
 * The largest difference between the publisher's clock and the broker's that is allowed for, ms.
 */
const CLOCKS_MS = 5_000;

/**
 * Evaluates how fresh a subscriber's copy of one publisher's events is, from reports alone. A
 * report gives the position in a partition, but not whose records are missing. The result is 0
 * where no record is missing, or where all missing records were appended after the publisher last
 * published. Otherwise it is the age of the oldest missing record of any publisher: the copy is at
 * least as fresh as that. It is null where one of these values is unknown.
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
