import { topicPartitionId } from '@sinergi/broker';
import type { OperationTarget } from '../../contract/operations.js';
import type { AgencyReport } from '../sync/agency-report.js';

/**
 * Returns an agency's state as it last reported, before something is done to its copy; null without
 * a report. Offsets are decimal strings.
 */
export function standingOf(
  report: AgencyReport | undefined,
  { topic, partition }: OperationTarget,
): Record<string, unknown> | null {
  if (report === undefined) return null;
  const isMeant = (of: { topic: string; partition: number }): boolean =>
    of.topic === topic && (partition === undefined || of.partition === partition);
  const positions = [...report.positions.values()].filter(isMeant);
  const entries = positions.map((position) => [
    topicPartitionId(position.topic, position.partition),
    String(position.nextOffset),
  ]);
  return {
    reportedAt: new Date(report.at).toISOString(),
    deadLetters: report.deadLetters,
    paused:
      topic === undefined
        ? report.paused
        : report.paused.filter((id) => id.startsWith(`${topic}/`)),
    ...(topic === undefined ? {} : { positions: Object.fromEntries(entries) }),
  };
}
