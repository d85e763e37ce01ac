import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { type Bus, type Reader, type RecordBatch, topicPartitionId } from '@sinergi/broker';
import {
  agencyTopic,
  type DirectoryEntry,
  EventCodec,
  isOrdinary,
  type Report,
} from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { Logger } from '@sinergi/observability';
import type { Admission } from '@sinergi/replica';
import type { AgencyProfile } from '@sinergi/settings';
import { ADMISSION, LOGGER, PROFILE, REPLICA_BUS } from '../ground/tokens.js';
import { Problem } from '../problem/problem.js';
import { isOwnReport } from './is-own-report.js';
import { ReceiptMarks } from './receipt-marks.js';

/** How many of an agency's latest reports are read: minutes, at one report a second. */
const REPORTS_BACK = 600n;
/** Receipts are rarely asked for. After this time without a question the reader is closed. */
const IDLE_MS = 5 * 60_000;
const READ_WITHIN_MS = 10_000;

/** The receipt of one agency for one offset of the log. */
export interface Receipt {
  agency: string;
  has: boolean;
  /** `pending` until a report says that the agency has it */
  state: 'applied' | 'pending';
  /**
   * when a report first said so, to about a second; null where that lies before the oldest report
   * that was read
   */
  since: string | null;
  /** the latest time by which the agency had it */
  by: string | null;
  /** when the agency last reported; null for never */
  reportedAt: string | null;
}

/**
 * Answers who has which event and since when, from the agencies' own reports. It reads the reports
 * only when somebody asks and for a while after; the topic of reports keeps what is needed.
 */
@Injectable()
export class ReceiptBook {
  private readonly marks = new ReceiptMarks();
  private opened: Promise<Reader> | undefined;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(REPLICA_BUS) private readonly bus: Bus,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly codec: EventCodec,
    private readonly directory: DirectoryView<DirectoryEntry>,
    @Inject(ADMISSION) private readonly admission: Admission<DirectoryEntry>,
  ) {}

  /**
   * @param coordinates where the event lies in the log; null as long as it has no coordinates
   * @throws Problem unavailable where the reports cannot be read in time
   */
  async receiptsOf(
    flow: string,
    topic: string,
    coordinates: { partition: number; offset: bigint } | null,
  ): Promise<Receipt[]> {
    const subscribers = this.directory
      .all()
      .filter(({ kind, subscribes }) => kind === 'AGENCY' && subscribes.includes(flow));
    // An event that is not in the log yet is held by nobody: no report is waited for.
    // Reports say nothing of a restricted flow.
    if (!isOrdinary(flow)) return [];
    if (coordinates === null) return subscribers.map(({ code }) => this.receiptOf(code, null, 0));
    await this.keepReading();
    return subscribers.map(({ code }) =>
      this.receiptOf(
        code,
        topicPartitionId(topic, coordinates.partition),
        Number(coordinates.offset),
      ),
    );
  }

  async stop(): Promise<void> {
    clearTimeout(this.idle);
    const reader = await this.opened?.catch(() => undefined);
    this.opened = undefined;
    this.marks.clear();
    await reader?.stop();
  }

  private receiptOf(agency: string, partitionId: string | null, offset: number): Receipt {
    const heardAt = this.marks.heardAt(agency);
    const reportedAt = heardAt === undefined ? null : asTime(heardAt);
    const passed =
      partitionId === null ? undefined : this.marks.passed(agency, partitionId, offset);
    if (!passed) return { agency, has: false, state: 'pending', since: null, by: null, reportedAt };
    const by = asTime(passed.at);
    return {
      agency,
      has: true,
      state: 'applied',
      since: passed.isSeen ? by : null,
      by,
      reportedAt,
    };
  }

  private async keepReading(): Promise<void> {
    clearTimeout(this.idle);
    this.idle = setTimeout(() => void this.stop(), IDLE_MS);
    this.idle.unref();
    const late = pause(READ_WITHIN_MS, 'late' as const, { ref: false });
    this.opened ??= this.open().catch((error: unknown) => {
      this.opened = undefined;
      throw error;
    });
    const opened = await Promise.race([this.opened, late]);
    if (opened === 'late')
      throw new Problem(
        'unavailable',
        "Expected the agencies' reports in time, got none yet: try again",
        {
          retryAfterSeconds: 2,
        },
      );
  }

  /** Opens the reader and waits until it has read everything up to the end at its opening. */
  private async open(): Promise<Reader> {
    const topics = this.directory
      .all()
      .filter(({ kind }) => kind === 'AGENCY')
      .map(({ code }) => agencyTopic('Report', code));
    const bounds = await this.bus.bounds(topics);
    const positions = new Map(
      bounds.map(({ topic, partition, start, end }) => [
        topicPartitionId(topic, partition),
        end - REPORTS_BACK > start ? end - REPORTS_BACK : start,
      ]),
    );
    const ends = new Map(
      bounds.map(({ topic, partition, end }) => [topicPartitionId(topic, partition), end]),
    );
    let caughtUp!: () => void;
    const done = new Promise<void>((resolve) => {
      caughtUp = resolve;
    });
    const look = (): void => {
      if ([...ends].every(([id, end]) => (positions.get(id) ?? 0n) >= end)) caughtUp();
    };
    look();
    const reader = await this.bus.reader({
      groupId: `${this.profile.code}.replica.receipts.${randomUUID()}`,
      topics,
      positions: async () => positions,
      onBatch: async (batch) => {
        await this.note(batch);
        const next = batch.records.at(-1)!.offset + 1n;
        positions.set(topicPartitionId(batch.topic, batch.partition), next);
        look();
        return next;
      },
      onGap: async ({ reason }) => this.logger.warn({ reason }, 'gap in the reports'),
      onCrash: () => void this.stop(),
    });
    await done;
    return reader;
  }

  private async note(batch: RecordBatch): Promise<void> {
    for (const record of batch.records) {
      const { topic, value } = record;
      const { verifySignature } = this.admission;
      try {
        const agency = topic.slice(agencyTopic('Report', '').length);
        const isOwn = await isOwnReport(record, agency, this.directory, verifySignature);
        if (!isOwn || value === null) continue;
        const report = (await this.codec.decode(topic, value)).value as Report;
        if (agencyTopic('Report', report.agency) !== topic) continue;
        const positions = report.positions.map(
          ({ topic: of, partition, nextOffset }) =>
            [topicPartitionId(of, partition), nextOffset] as const,
        );
        this.marks.note(report.agency, report.at, positions);
      } catch (error) {
        this.logger.warn({ err: error, topic }, 'report cannot be read and is ignored');
      }
    }
  }
}

const asTime = (at: number): string => new Date(at).toISOString();
