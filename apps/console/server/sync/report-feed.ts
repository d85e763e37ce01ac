import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Bus, type RecordBatch, topicPartitionId } from '@sinergi/broker';
import { agencyTopic, type EventCodec, RegistryUnavailable, type Report } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { type AgencyReport, toAgencyReport } from './agency-report.js';

const RETRY_MS = 1_000;
/** The latest reports are what matters; of older ones only the rate of the last seconds. */
const REPORTS_BACK = 30n;

export interface ReportFeedOptions {
  bus: Bus;
  codec: EventCodec;
  logger: Logger;
  /** whose reports to read */
  agencies: readonly string[];
  /** @param receivedAt when the broker stored it, epoch ms */
  onReport(report: AgencyReport, receivedAt: number): void;
}

/**
 * Reads the agencies' report topics for as long as it runs. Every start begins at the latest
 * reports, so no trouble leaves anything to repair.
 */
export class ReportFeed {
  private readonly topics: string[];

  constructor(private readonly options: ReportFeedOptions) {
    this.topics = options.agencies.map((code) => agencyTopic('Report', code));
  }

  /**
   * Resolves when `signal` aborts and nothing is left open. One reader at a time, whatever it met
   * and however often.
   */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const reason = await this.readUntilItEnds(signal);
        if (!signal.aborted)
          this.options.logger.warn(
            { reason },
            'reading reports stopped, starting again at the latest',
          );
      } catch (error) {
        this.options.logger[levelOf(error)]({ err: error }, 'reports cannot be read, trying again');
      }
      await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
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
      // A group of each reader's own: it keeps no position, shares the topics with nobody and waits
      // for no member that was killed.
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
    const { codec, logger, onReport } = this.options;
    for (const { topic, offset, value: bytes, appendedAt } of batch.records) {
      if (bytes === null) continue;
      try {
        const report = toAgencyReport((await codec.decode(topic, bytes)).value as Report);
        // The topic says whose report it is: its write access is that agency's alone.
        if (topic === agencyTopic('Report', report.agency)) onReport(report, appendedAt);
        else
          logger.warn(
            { topic, offset: String(offset) },
            'report in the name of another agency, left out',
          );
      } catch (error) {
        // Nothing is known about the bytes yet: the reader rests and asks for the batch again.
        if (error instanceof RegistryUnavailable) throw error;
        logger.warn(
          { topic, offset: String(offset), err: error },
          'report that cannot be read, left out',
        );
      }
    }
    return batch.records.at(-1)!.offset + 1n;
  }
}
