import { isDeepStrictEqual } from 'node:util';
import type { Bus } from '@sinergi/broker';
import {
  type EventCodec,
  flows,
  isCompared,
  isRestrictedTopic,
  subscribedTopics,
  topicsFor,
} from '@sinergi/contracts';
import type { Logger } from '@sinergi/observability';
import { rest } from '@sinergi/pace';
import { type AgencyProfile, type ConsoleSettings, coordinatorOf } from '@sinergi/settings';
import type { AgencyDetail } from '../../contract/agency.js';
import { holdersOf } from '../../contract/overview.js';
import { LagWindow } from '../lag/lag-window.js';
import { LedgerBook } from '../ledger/ledger-book.js';
import { ProducerHabits } from '../silence/producer-habits.js';
import type { AgencyReport } from '../sync/agency-report.js';
import { BelievedReports, type RefusedReports } from '../sync/believed-reports.js';
import { type Board, cellKey, composeOverview } from '../sync/compose-overview.js';
import { type AnnouncedChange, ListedKeys } from '../sync/listed-keys.js';
import { LogEnds } from '../sync/log-ends.js';
import { type BookEntry, ReportBook } from '../sync/report-book.js';
import { ReportFeed } from '../sync/report-feed.js';
import { TopicBounds } from '../sync/topic-bounds.js';
import {
  type AgencyQuestion,
  type AgencyReading,
  composeAgencyDetail,
  composeReading,
  type WatchedAgency,
} from './compose-agency-detail.js';

const EVERY_MS = 1_000;
/**
 * The age at which the overview of an exchange at rest is composed anew while nobody follows it: by
 * its age alone a value may become unknown.
 */
const AT_REST_MS = 4_000;
/**
 * Topics that are not compared (keys, reports, dead letters) are three per agency. The broker is
 * asked for their ends less often, at this interval.
 */
const OTHERS_EVERY_MS = 5_000;
const OTHERS_RATE_WINDOW_MS = 30_000;

export interface ExchangeWatchOptions {
  bus: Bus;
  codec: EventCodec;
  profiles: readonly AgencyProfile[];
  /** the exchange that the reports must be of, and the key that signs its directory */
  exchange: ConsoleSettings['exchange'];
  logger: Logger;
  now?: () => number;
}

type Listener = (board: Board) => void;

/**
 * Watches the exchange with the operator's account: it reads the agencies' reports and the log
 * ends, and nothing else. Once a second it composes the overview, also while the broker is silent:
 * old values then become unknown by their age. While all is in sync, nothing moves and nobody
 * follows, it does so every few seconds.
 */
export class ExchangeWatch {
  private readonly book = new ReportBook();
  /** What the reports say of the agencies' ledgers. */
  readonly ledgers = new LedgerBook();
  private readonly logEnds = new LogEnds();
  /**
   * Log ends of the topics that are not compared. They are kept apart, so that `logEnds` keeps the
   * time at which the compared topics were last sampled.
   */
  private readonly otherEnds = new LogEnds();
  /** Where every log begins and ends, as the broker last reported. */
  readonly bounds = new TopicBounds();
  private logSizes: ReadonlyMap<string, bigint> = new Map();
  private countAlerts: () => number = () => 0;
  private readonly lags = new LagWindow();
  private readonly habits = new ProducerHabits();
  /**
   * participants that run a service: the agencies, and the systems among them, which no count of
   * agencies includes
   */
  private readonly watched: WatchedAgency[];
  private readonly agencies: WatchedAgency[];
  private readonly systems: WatchedAgency[];
  private readonly flows = flows
    .filter(({ topic }) => isShown(topic))
    .map(({ flow, topic }) => ({ flow, topic }));
  private readonly listeners = new Set<Listener>();
  private readonly stopping = new AbortController();
  private readonly feed: ReportFeed;
  private readonly keys: ListedKeys;
  private readonly believed: BelievedReports;
  private timer: NodeJS.Timeout | undefined;
  private work: Promise<unknown> = Promise.resolve();
  private latest: Board;
  /** monotonic ms */
  private composedAt = 0;
  /** whether a report or a log end told something new since the latest overview */
  private hasMoved = true;
  /** composed for the latest overview */
  private readonly readings = new Map<string, AgencyReading>();
  private readonly details = new Map<string, AgencyDetail>();

  constructor(private readonly options: ExchangeWatchOptions) {
    const { bus, codec, profiles, logger, exchange } = options;
    this.watched = profiles
      .filter(({ kind }) => kind !== 'OPERATOR')
      .map(({ code, nameId, nameEn, kind, publishes }) => ({
        ...{ code, nameId, nameEn, publishes },
        kind: kind === 'AGENCY' ? 'AGENCY' : 'SYSTEM',
        topics: new Set(subscribedTopics(code, profiles).filter(isShown)),
      }));
    this.agencies = this.watched.filter(({ kind }) => kind === 'AGENCY');
    this.systems = this.watched.filter(({ kind }) => kind === 'SYSTEM');
    const context = { codec, exchangeId: exchange.id };
    this.keys = new ListedKeys({
      ...{ ...context, bus, ...directoryOf(exchange) },
      coordinator: coordinatorOf(profiles).code,
    });
    this.believed = new BelievedReports(this.keys, context);
    this.feed = new ReportFeed({
      believed: this.believed,
      bus,
      codec,
      logger,
      agencies: this.watched.map(({ code }) => code),
      onReport: (report, receivedAt) => this.note(report, receivedAt),
    });
    this.latest = this.compose();
  }

  start(): void {
    this.work = Promise.all([
      this.feed.run(this.stopping.signal),
      this.sampleLogs(this.stopping.signal),
      this.sampleOthers(this.stopping.signal),
    ]);
    this.timer = setInterval(() => this.refresh(), EVERY_MS);
  }

  /** Returns the latest board. */
  board(): Board {
    return this.latest;
  }

  /**
   * Returns the last report of an agency with what is kept from earlier reports; undefined without
   * a report.
   */
  entry(agency: string): BookEntry | undefined {
    return this.book.entry(agency);
  }

  /**
   * Returns the records appended per second to any topic of the exchange, over the last seconds.
   */
  eventsPerSecond(topic: string): number {
    const flow = this.latest.overview.flows.find((column) => column.topic === topic);
    return (
      flow?.eventsPerSecond ??
      Math.round(this.otherEnds.ratePerSecond(topic, this.now(), OTHERS_RATE_WINDOW_MS) * 10) / 10
    );
  }

  /** Returns which agencies' reports were refused of late: they were not signed by the agency. */
  refusedReports(): ReadonlyMap<string, RefusedReports> {
    return this.believed.refused(this.now());
  }

  /** Returns the wider rights that are announced in the directory. */
  announcedChanges(): AnnouncedChange[] {
    return this.keys.announced();
  }

  /** Returns the bytes on disk as the broker last reported; undefined before its first answer. */
  sizeOf(topic: string): bigint | undefined {
    return this.logSizes.get(topic);
  }

  /** Sets the function that counts open alerts; the overview shows the count. */
  countAlertsBy(count: () => number): void {
    this.countAlerts = count;
  }

  /**
   * Returns all that is known now of an agency or a system; undefined for an unknown code. It is
   * composed once for each overview, whoever asks.
   */
  detail(code: string): AgencyDetail | undefined {
    const reading = this.reading(code);
    if (!reading) return undefined;
    const known = this.details.get(code);
    if (known) return known;
    const detail = composeAgencyDetail(this.questionOf(code)!, reading);
    this.details.set(code, detail);
    return detail;
  }

  /** Returns the part of it that alerts and metrics need each second. */
  reading(code: string): AgencyReading | undefined {
    const known = this.readings.get(code);
    if (known) return known;
    const question = this.questionOf(code);
    if (!question) return undefined;
    const reading = composeReading(question);
    this.readings.set(code, reading);
    return reading;
  }

  private questionOf(code: string): AgencyQuestion | undefined {
    const agency = this.watched.find((candidate) => candidate.code === code);
    if (agency === undefined) return undefined;
    const { flows, book, logEnds, lags, habits, watched: publishers } = this;
    const { overview, cells } = this.latest;
    const rows = holdersOf(overview);
    return {
      ...{ agency, flows, publishers, book, logEnds, lags, habits },
      row: rows.find((candidate) => candidate.code === code)!,
      cellOf: (flow) => cells.get(cellKey(code, flow)),
      now: this.now(),
    };
  }

  /**
   * Calls back at once and then about once a second, also at rest.
   * @returns a function that stops the calls
   */
  follow(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.latest);
    return () => this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.stopping.abort();
    this.listeners.clear();
    await this.work;
  }

  private note(report: AgencyReport, receivedAt: number): void {
    this.hasMoved ||= !saysTheSame(this.book.entry(report.agency)?.report, report);
    this.book.note(report, receivedAt);
    this.habits.note(report, receivedAt);
    this.ledgers.note(report.agency, report.ledger, receivedAt);
    const topics = this.watched.find(({ code }) => code === report.agency)?.topics ?? [];
    this.lags.note(report, topics, receivedAt, this.logEnds);
  }

  private async sampleLogs(signal: AbortSignal): Promise<void> {
    const topics = this.flows.map(({ topic }) => topic);
    while (!signal.aborted) {
      const began = performance.now();
      try {
        const bounds = await this.options.bus.bounds(topics);
        this.hasMoved ||= bounds.some(
          ({ topic, partition, end }) => this.logEnds.endOf(topic, partition) !== end,
        );
        this.logEnds.note(this.now(), bounds);
        this.bounds.note(bounds);
      } catch (error) {
        this.hasMoved = true;
        this.options.logger.debug({ err: error }, 'could not sample log ends');
      }
      await rest(Math.max(50, EVERY_MS - (performance.now() - began)), signal);
    }
  }

  private async sampleOthers(signal: AbortSignal): Promise<void> {
    const { bus, profiles, logger } = this.options;
    const topics = topicsFor(profiles).flatMap(({ name, compared }) => (compared ? [] : [name]));
    while (!signal.aborted) {
      try {
        const bounds = await bus.bounds(topics);
        this.otherEnds.note(this.now(), bounds);
        this.bounds.note(bounds);
        this.logSizes = await bus.logSizes();
      } catch (error) {
        logger.debug({ err: error }, 'could not sample ends of other logs or log sizes');
      }
      await rest(OTHERS_EVERY_MS, signal);
    }
  }

  private refresh(): void {
    const isRecent = performance.now() - this.composedAt < AT_REST_MS;
    if (isRecent && this.listeners.size === 0 && this.isAtRest()) return;
    this.hasMoved = false;
    this.composedAt = performance.now();
    this.latest = this.compose();
    this.readings.clear();
    this.details.clear();
    for (const listener of this.listeners) listener(this.latest);
  }

  /** Whether nothing moved since the latest overview, and nothing in it changes by time alone. */
  private isAtRest(): boolean {
    const { overview } = this.latest;
    return (
      !this.hasMoved &&
      overview.eventsPerSecond === 0 &&
      holdersOf(overview).every(({ status }) => status === 'in-sync')
    );
  }

  private compose(): Board {
    const { agencies, systems, flows, book, logEnds } = this;
    const board = composeOverview(agencies, flows, book, logEnds, this.now(), systems);
    board.overview.openAlerts = this.countAlerts();
    return board;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

/** Whether a report is a heartbeat, which tells nothing but that its agency is there. */
function saysTheSame(before: AgencyReport | undefined, after: AgencyReport): boolean {
  if (before === undefined) return false;
  const { at, lookedOverAt } = after;
  return isDeepStrictEqual({ ...before, at, lookedOverAt }, after);
}

/** The console shows nothing of a restricted flow, whoever looks. */
const isShown = (topic: string): boolean => isCompared(topic) && !isRestrictedTopic(topic);

/** What the settings pin of the directory. */
function directoryOf({ directoryRoot, directoryKey }: ExchangeWatchOptions['exchange']) {
  return {
    root: directoryRoot === undefined ? null : Buffer.from(directoryRoot, 'hex'),
    directoryKey: directoryKey === undefined ? null : Buffer.from(directoryKey, 'base64url'),
  };
}
