import { topicPartitionId } from '@sinergi/broker';
import { type AgencyReport, positionIn, type ReportedPosition } from '../sync/agency-report.js';
import type { LogEnds } from '../sync/log-ends.js';

/** An agency's lag in a partition when one of its reports was stored. */
export interface LagPoint {
  /** when the broker stored the report, epoch ms */
  at: number;
  nextOffset: bigint;
  /** records of the log that were not applied */
  pending: bigint;
  /** age of the oldest of these, ms; 0 without any, null where no time is known for it */
  lagMs: number | null;
}

/**
 * The span that an evaluation looks at, ms. A heartbeat comes every ten seconds, so that the window
 * holds six reports even of an agency at rest.
 */
export const LAG_WINDOW_MS = 60_000;

/**
 * The latest reports of each agency, by partition: the window for Burrow's rules. At most one point
 * per report and second is kept.
 */
export class LagWindow {
  private readonly byAgency = new Map<string, Map<string, LagPoint[]>>();

  /**
   * Takes in a report, in the order of the log.
   * @param topics the topics that the agency reads. It has not begun to read a partition that its
   * report does not name
   * @param receivedAt when the broker stored the report, epoch ms
   */
  note(report: AgencyReport, topics: Iterable<string>, receivedAt: number, logEnds: LogEnds): void {
    const partitions = this.byAgency.get(report.agency) ?? new Map<string, LagPoint[]>();
    this.byAgency.set(report.agency, partitions);
    for (const position of positionsOf(report, topics, logEnds)) {
      const key = topicPartitionId(position.topic, position.partition);
      const points = partitions.get(key) ?? [];
      partitions.set(key, points);
      const newest = points.at(-1);
      if (newest !== undefined && receivedAt < newest.at) continue;
      points.push(pointOf(position, receivedAt, logEnds));
      while (points[0]!.at < receivedAt - LAG_WINDOW_MS) points.shift();
    }
  }

  /** Returns the points of a partition, oldest first. */
  pointsOf(agency: string, topic: string, partition: number): readonly LagPoint[] {
    return this.byAgency.get(agency)?.get(topicPartitionId(topic, partition)) ?? [];
  }
}

function positionsOf(
  report: AgencyReport,
  topics: Iterable<string>,
  logEnds: LogEnds,
): Iterable<ReportedPosition> {
  const positions = new Map(report.positions);
  for (const topic of topics) {
    for (const partition of logEnds.partitionsOf(topic)) {
      const key = topicPartitionId(topic, partition);
      if (!positions.has(key)) positions.set(key, positionIn(report, topic, partition));
    }
  }
  return positions.values();
}

/** The agency and the console each saw a log end at its own time; the later end counts. */
function pointOf(
  { topic, partition, nextOffset, logEnd, lastAppendedAt }: ReportedPosition,
  at: number,
  logEnds: LogEnds,
): LagPoint {
  const sampled = logEnds.endAt(topic, partition, at) ?? 0n;
  const end = sampled > logEnd ? sampled : logEnd;
  if (end <= nextOffset) return { at, nextOffset, pending: 0n, lagMs: 0 };
  const notBefore = Math.max(
    lastAppendedAt,
    logEnds.lastSeenWithout(topic, partition, nextOffset) ?? 0,
  );
  return {
    at,
    nextOffset,
    pending: end - nextOffset,
    lagMs: notBefore === 0 ? null : Math.max(0, at - notBefore),
  };
}
