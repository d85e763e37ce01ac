import { topicPartitionId } from '@sinergi/broker';
import { type AgencyReport } from './agency-report.js';

/** The last report of an agency, with what is kept from earlier reports. */
export interface BookEntry {
  report: AgencyReport;
  /** When the broker stored it, epoch ms. */
  receivedAt: number;
  /**
   * Since when the outbox has held records and none was sent; undefined when it is empty or moving.
   */
  outboxStuckSince: number | undefined;
  appliedPerSecond: number;
}

interface Kept {
  entry: BookEntry;
  caughtUp: Set<string>;
  progress: { at: number; records: bigint }[];
}

const RATE_WINDOW_MS = 10_000;

/** Keeps per agency the last report and the short history that an evaluation needs. */
export class ReportBook {
  private readonly kept = new Map<string, Kept>();

  /** Takes in a report. A report older than the kept one changes nothing. */
  note(report: AgencyReport, receivedAt: number): void {
    const before = this.kept.get(report.agency);
    if (before !== undefined && receivedAt < before.entry.receivedAt) return;
    const caughtUp = before?.caughtUp ?? new Set<string>();
    for (const [key, position] of report.positions) {
      const previous = before?.entry.report.positions.get(key);
      // An agency whose position went back (a restored or new database) is joining again.
      if (previous !== undefined && position.nextOffset < previous.nextOffset) caughtUp.delete(key);
      if (position.nextOffset >= position.logEnd && position.logEnd > 0n) caughtUp.add(key);
    }
    const records = [...report.positions.values()].reduce(
      (sum, position) => sum + position.records,
      0n,
    );
    const progress = [
      ...(before?.progress ?? []).filter(({ at }) => at >= receivedAt - RATE_WINDOW_MS),
      { at: receivedAt, records },
    ];
    this.kept.set(report.agency, {
      caughtUp,
      progress,
      entry: {
        report,
        receivedAt,
        outboxStuckSince: stuckSince(report, receivedAt, before?.entry),
        appliedPerSecond: rate(progress),
      },
    });
  }

  entry(agency: string): BookEntry | undefined {
    return this.kept.get(agency)?.entry;
  }

  /**
   * Tells whether the agency has reached the end of this partition's log since it began to read it.
   */
  hasCaughtUp(agency: string, topic: string, partition: number): boolean {
    return this.kept.get(agency)?.caughtUp.has(topicPartitionId(topic, partition)) ?? false;
  }

  noteCaughtUp(agency: string, topic: string, partition: number): void {
    this.kept.get(agency)?.caughtUp.add(topicPartitionId(topic, partition));
  }
}

function stuckSince(
  report: AgencyReport,
  receivedAt: number,
  before: BookEntry | undefined,
): number | undefined {
  if (report.outboxPending === 0) return undefined;
  if (before === undefined || report.outboxPending < before.report.outboxPending) return receivedAt;
  return before.outboxStuckSince ?? receivedAt;
}

function rate(progress: { at: number; records: bigint }[]): number {
  const first = progress[0];
  const last = progress.at(-1);
  if (
    first === undefined ||
    last === undefined ||
    last.at <= first.at ||
    last.records <= first.records
  )
    return 0;
  return Number(last.records - first.records) / ((last.at - first.at) / 1000);
}
