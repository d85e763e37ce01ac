import { topicPartitionId } from '@sinergi/broker';
import type { TopicDetail, TopicRow } from '../../contract/topics.js';
import { cellKey } from '../sync/compose-overview.js';
import type { ExchangeWatch } from '../watch/exchange-watch.js';
import type { KnownTopic } from './topic-directory.js';
import { verdictOf } from './verdict-of.js';

type Watched = Pick<ExchangeWatch, 'board' | 'entry' | 'bounds' | 'eventsPerSecond' | 'sizeOf'>;

/**
 * Returns a topic with its current traffic.
 * @param schemaVersion null where the registry does not answer
 */
export function topicRow(
  known: KnownTopic,
  watch: Watched,
  schemaVersion: number | null,
): TopicRow {
  const { topic, flow, agency, recordName, publishers, subscribers, isCompared } = known;
  const bounds = watch.bounds.of(topic);
  const records = bounds.reduce((sum, { start, end }) => sum + end - start, 0n);
  return {
    ...{ topic, flow, agency, recordName, publishers, subscribers, isCompared, schemaVersion },
    partitions: bounds.length > 0 ? bounds.length : known.partitions,
    records: bounds.length === 0 ? null : records.toString(),
    sizeBytes: watch.sizeOf(topic)?.toString() ?? null,
    eventsPerSecond: watch.eventsPerSecond(topic),
    lastAppendedAt: lastAppendedAt(known, watch, null),
    deadLetters:
      flow === 'dlq' && agency !== null
        ? (watch.entry(agency)?.report.deadLetters ?? null)
        : deadLetters(known, watch),
  };
}

/**
 * Returns the number of dead letters of the topic over all subscribers; null while one of them does
 * not report it.
 */
function deadLetters({ topic, subscribers }: KnownTopic, watch: Watched): number | null {
  let sum = 0;
  for (const code of subscribers) {
    const byTopic = watch.entry(code)?.report.deadLettersByTopic;
    if (byTopic === undefined) return null;
    sum += byTopic.get(topic) ?? 0;
  }
  return subscribers.length > 0 ? sum : null;
}

export function partitionRows(known: KnownTopic, watch: Watched): TopicDetail['partitionRows'] {
  const bounds = new Map(watch.bounds.of(known.topic).map((bound) => [bound.partition, bound]));
  return Array.from({ length: Math.max(known.partitions, bounds.size) }, (_, partition) => ({
    partition,
    start: bounds.get(partition)?.start.toString() ?? null,
    end: bounds.get(partition)?.end.toString() ?? null,
    lastAppendedAt: lastAppendedAt(known, watch, partition),
  }));
}

export function subscriberRows(
  { topic, flow, subscribers, isCompared }: KnownTopic,
  watch: Watched,
): TopicDetail['subscriberRows'] {
  const { cells } = watch.board();
  return subscribers.map((agency) => {
    const cell = isCompared ? cells.get(cellKey(agency, flow)) : undefined;
    const pending = cell === undefined ? pendingOf(agency, topic, watch) : cell.pending;
    const lagMs = cell === undefined ? (pending === '0' ? 0 : null) : cell.lagMs;
    return { agency, pending, lagMs, verdict: verdictOf(pending, lagMs) };
  });
}

/**
 * Returns the pending records of a topic that is not compared, from the position that the agency
 * reports; null without one.
 */
function pendingOf(agency: string, topic: string, watch: Watched): string | null {
  const positions = watch.entry(agency)?.report.positions;
  const bounds = watch.bounds.of(topic);
  if (positions === undefined || bounds.length === 0) return null;
  let pending = 0n;
  for (const { partition, end } of bounds) {
    const position = positions.get(topicPartitionId(topic, partition));
    if (position === undefined) return null;
    // A report may be newer than the broker's last answer.
    if (end > position.nextOffset) pending += end - position.nextOffset;
  }
  return pending.toString();
}

/**
 * Returns the time of the newest append that any subscriber reports.
 * @param partition null for all partitions
 */
function lastAppendedAt(
  { topic, subscribers, partitions }: KnownTopic,
  watch: Watched,
  partition: number | null,
): string | null {
  const asked =
    partition === null ? Array.from({ length: partitions }, (_, index) => index) : [partition];
  let newest = 0;
  for (const code of subscribers) {
    const positions = watch.entry(code)?.report.positions;
    for (const each of asked)
      newest = Math.max(newest, positions?.get(topicPartitionId(topic, each))?.lastAppendedAt ?? 0);
  }
  return newest === 0 ? null : new Date(newest).toISOString();
}
