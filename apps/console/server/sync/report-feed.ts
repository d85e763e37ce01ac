import { randomUUID } from 'node:crypto';
import { type Bus, type IncomingRecord, type RecordBatch, topicPartitionId } from '@sinergi/broker';
import { agencyTopic, type EventCodec, RegistryUnavailable, type Report } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { rest } from '@sinergi/pace';
import { type AgencyReport, toAgencyReport } from './agency-report.js';
import type { BelievedReports } from './believed-reports.js';

const RETRY_MS = 1_000;
/** Only the latest reports are needed; older ones give the rates of the last seconds. */
const REPORTS_BACK = 30n;

export interface ReportFeedOptions {
  bus: Bus;
  codec: EventCodec;
  logger: Logger;
  /** agencies whose reports are read */
  agencies: readonly string[];
  believed: BelievedReports;
  /** @param receivedAt when the broker stored the report, epoch ms */
  onReport(report: AgencyReport, receivedAt: number): void;
}

/**
 * Reads the agencies' report topics until it is stopped. Every start begins at the latest reports,
 * so a failure leaves nothing to repair.
 */
export class ReportFeed {
  private readonly topics: string[];
  /** by topic */
  private readonly agencies: ReadonlyMap<string, string>;

  constructor(private readonly options: ReportFeedOptions) {
    this.agencies = new Map(options.agencies.map((code) => [agencyTopic('Report', code), code]));
    this.topics = [...this.agencies.keys()];
  }

  /**
   * Resolves when `signal` aborts and everything is closed. At most one reader is open at a time,
   * whatever failures occur.
   */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const reason = await this.readUntilItEnds(signal);
        if (!signal.aborted)
          this.options.logger.warn(
            { reason },
            'reading of reports stopped, starting again at the latest reports',
          );
      } catch (error) {
        this.options.logger[levelOf(error)]({ err: error }, 'could not read reports, trying again');
      }
      await rest(RETRY_MS, signal);
    }
  }

  private async readUntilItEnds(signal: AbortSignal): Promise<string> {
    const { bus } = this.options;
    const positions = new Map<string, bigint>();
    for (const { topic, partition, start, end } of await bus.bounds(this.topics)) {
      const from = end - REPORTS_BACK;
      positions.set(topicPartitionId(topic, partition), from > start ? from : start);
    }
    let end: (reason: string) => void = () => undefined;
    const ended = new Promise<string>((resolve) => {
      end = resolve;
    });
    const reader = await bus.reader({
      // Each reader has its own consumer group: it keeps no position, shares the topics with no
      // other reader, and waits for no member that was killed.
      groupId: `operator.reports.${randomUUID()}`,
      topics: this.topics,
      positions: async () => positions,
      onBatch: async (batch) => {
        const next = await this.take(batch);
        positions.set(topicPartitionId(batch.topic, batch.partition), next);
        return next;
      },
      onGap: async ({ topic, partition, reason }) =>
        end(`gap at ${topicPartitionId(topic, partition)}: ${reason}`),
      onCrash: (error) => end(error.message),
    });
    const stop = (): void => end('stopped');
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    try {
      return await ended;
    } finally {
      signal.removeEventListener('abort', stop);
      await reader.stop();
    }
  }

  private async take(batch: RecordBatch): Promise<bigint> {
    for (const record of batch.records) await this.takeOne(record);
    return batch.records.at(-1)!.offset + 1n;
  }

  private async takeOne(record: IncomingRecord): Promise<void> {
    const { codec, logger, onReport, believed } = this.options;
    const { topic, offset, value: bytes, appendedAt } = record;
    const agency = this.agencies.get(topic);
    if (agency === undefined) return;
    const at = { topic, offset: String(offset) };
    if (!(await believed.believes(agency, record))) {
      logger.warn(at, 'report without a valid signature of its agency is ignored');
      return;
    }
    if (bytes === null) return;
    try {
      const report = toAgencyReport((await codec.decode(topic, bytes)).value as Report);
      // The topic identifies the agency: only that agency may write to it.
      if (report.agency !== agency)
        logger.warn(at, 'report in the name of another agency is ignored');
      else if (believed.isNews(agency, report.at, record)) onReport(report, appendedAt);
      else logger.debug(at, 'report from before the last one is ignored');
    } catch (error) {
      // The schema of the bytes is not available yet: the reader waits and asks for the batch
      // again.
      if (error instanceof RegistryUnavailable) throw error;
      logger.warn({ ...at, err: error }, 'report cannot be read and is ignored');
    }
  }
}
