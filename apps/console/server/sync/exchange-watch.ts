import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bus, Reader, RecordBatch } from '@sinergi/broker';
import { type EventCodec, flows, isMustered, type Report, subscribedTopics } from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import type { AgencyProfile } from '@sinergi/settings';
import { toAgencyReport } from './agency-report.js';
import { type Board, type BoardAgency, composeOverview } from './compose-overview.js';
import { LogEnds } from './log-ends.js';
import { ReportBook } from './report-book.js';

const SAMPLE_EVERY_MS = 1_000;
const RETRY_MS = 1_000;
/** The latest reports are what matters; of older ones only the rate of the last seconds. */
const REPORTS_BACK = 30n;

export interface ExchangeWatchOptions {
  bus: Bus;
  codec: EventCodec;
  profiles: readonly AgencyProfile[];
  logger: Logger;
  now?: () => number;
  /** makes the group's name its own; a reader of reports keeps no position */
  groupSuffix?: string;
}

type Listener = (board: Board) => void;

/**
 * Watches the exchange with the operator's account: agencies' reports and the logs' ends, nothing else. Once a second it puts them together.
 * While the broker is away it keeps the last picture, whose ages then say so.
 */
export class ExchangeWatch {
  private readonly book = new ReportBook();
  private readonly logEnds = new LogEnds();
  private readonly agencies: BoardAgency[];
  private readonly flows = flows.filter(({ topic }) => isMustered(topic)).map(({ flow, topic }) => ({ flow, topic }));
  private readonly listeners = new Set<Listener>();
  private readonly positions = new Map<string, bigint>();
  private readonly stopping = new AbortController();
  private reader: Reader | undefined;
  private work: Promise<unknown> = Promise.resolve();
  private latest: Board;

  constructor(private readonly options: ExchangeWatchOptions) {
    this.agencies = options.profiles
      .filter(({ kind }) => kind === 'AGENCY')
      .map(({ code, nameId, nameEn }) => ({
        code,
        nameId,
        nameEn,
        topics: new Set(subscribedTopics(code, options.profiles).filter(isMustered)),
      }));
    this.latest = this.compose();
  }

  start(): void {
    this.work = Promise.all([this.readReports(), this.sampleLogs()]);
  }

  /** What is known now. */
  board(): Board {
    return this.latest;
  }

  /** Calls back at once and after every change of the picture, about once a second. @returns stops it */
  follow(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.latest);
    return () => this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.listeners.clear();
    await this.reader?.stop();
    await this.work;
  }

  private async readReports(): Promise<void> {
    const { bus, logger, groupSuffix = 'console' } = this.options;
    const topics = this.agencies.map(({ code }) => `timpora.report.${code}`);
    const hash = createHash('sha256').update(topics.join('\n')).digest('hex').slice(0, 8);
    await this.untilDone('read the reports', async () => {
      // A reader that could not begin where the log is now would call yesterday's silence a gap.
      for (const { topic, partition, start, end } of await bus.bounds(topics)) {
        const from = end - REPORTS_BACK;
        this.positions.set(`${topic}/${partition}`, from > start ? from : start);
      }
      this.reader = await bus.reader({
        groupId: `operator.${groupSuffix}.${hash}`,
        topics,
        positions: async () => this.positions,
        onBatch: (batch) => this.take(batch),
        onGap: async ({ topic, partition, start, reason }) => {
          logger.warn({ topic, partition, reason }, 'reports were deleted or the log is another; going on where it begins');
          this.positions.set(`${topic}/${partition}`, start);
          void this.restart();
        },
        onCrash: (error) => {
          logger.error({ err: error }, 'reading reports stopped, starting again');
          void this.restart();
        },
      });
    });
  }

  private async restart(): Promise<void> {
    const { reader } = this;
    this.reader = undefined;
    await reader?.stop();
    await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    if (!this.stopping.signal.aborted && !this.reader) await this.readReports();
  }

  private async take(batch: RecordBatch): Promise<bigint> {
    for (const record of batch.records) {
      if (record.value === null) continue;
      try {
        const { value } = await this.options.codec.decode(record.topic, record.value);
        const report = toAgencyReport(value as Report);
        // The topic says whose report it is; its write access is that agency's alone.
        if (record.topic === `timpora.report.${report.agency}`) this.book.note(report, record.appendedAt);
      } catch (error) {
        if (error instanceof Error && error.name === 'RegistryUnavailable') throw error;
        this.options.logger.warn(
          { topic: record.topic, offset: String(record.offset), err: error },
          'report that cannot be read, left out',
        );
      }
    }
    const next = batch.records.at(-1)!.offset + 1n;
    this.positions.set(`${batch.topic}/${batch.partition}`, next);
    return next;
  }

  private async sampleLogs(): Promise<void> {
    const topics = this.flows.map(({ topic }) => topic);
    while (!this.stopping.signal.aborted) {
      const began = performance.now();
      try {
        this.logEnds.note(this.now(), await this.options.bus.bounds(topics));
      } catch (error) {
        this.options.logger.debug({ err: error }, 'log ends not sampled');
      }
      this.latest = this.compose();
      for (const listener of this.listeners) listener(this.latest);
      await pause(Math.max(50, SAMPLE_EVERY_MS - (performance.now() - began)), undefined, { signal: this.stopping.signal }).catch(
        () => undefined,
      );
    }
  }

  private async untilDone(what: string, work: () => Promise<void>): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        return await work();
      } catch (error) {
        this.options.logger.warn({ err: error }, `could not ${what}, trying again`);
      }
      await pause(RETRY_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private compose(): Board {
    return composeOverview(this.agencies, this.flows, this.book, this.logEnds, this.now());
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
