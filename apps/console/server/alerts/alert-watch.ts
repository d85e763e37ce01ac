import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import type { AlertRow, Silence } from '../../contract/alerts.js';
import { holdersOf } from '../../contract/overview.js';
import { ActionChain } from '../actions/action-chain.js';
import { LOGGER } from '../injection/console-tokens.js';
import { LedgerTable } from '../ledger/ledger-table.js';
import { REPORT_STALE_MS } from '../sync/evaluate-cell.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { AlertTable } from './alert-table.js';
import { AlertTracker, type OpenAlert } from './alert-tracker.js';
import { AlertWebhookTable } from './alert-webhook-table.js';
import { coveringSilence } from './covering-silence.js';
import { DeadLetterGrowth } from './dead-letter-growth.js';
import { DeliverAlerts } from './deliver-alerts.js';
import { type AgencySigns, findConditions } from './find-conditions.js';
import { SilenceTable } from './silence-table.js';

const EVERY_MS = 1_000;
/** While no alert is open, the database is asked at this interval, ms. */
const IDLE_EVERY_MS = 5_000;
const FORGET_EVERY_MS = 3_600_000;
/**
 * The largest number of changes that are kept while the database is away; the oldest is dropped
 * first.
 */
const MOST_UNSAVED = 1_000;

/**
 * Evaluates every rule once a second on the board, and writes which alerts began and ended.
 * Evaluation needs no database. While the database is away the overview still counts, and the
 * changes are written and sent to receivers when the database is back.
 */
@Injectable()
export class AlertWatch {
  private readonly tracker = new AlertTracker();
  private readonly growth = new DeadLetterGrowth();
  private readonly unsaved = new Map<string, { alert: OpenAlert; endedAt: number | null }>();
  private silences: Silence[] = [];
  private failingWebhooks: Awaited<ReturnType<AlertWebhookTable['failing']>> = [];
  private isTakenUp = false;
  private mayHaveToTell = true;
  private isDatabaseAway = false;
  /** monotonic ms */
  private savedAt = Number.NEGATIVE_INFINITY;
  private forgottenAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> | undefined;

  constructor(
    @Inject(ExchangeWatch)
    private readonly watch: Pick<
      ExchangeWatch,
      | 'board'
      | 'entry'
      | 'reading'
      | 'countAlertsBy'
      | 'refusedReports'
      | 'announcedChanges'
      | 'ledgers'
    >,
    private readonly alerts: AlertTable,
    private readonly silenceTable: SilenceTable,
    private readonly webhooks: AlertWebhookTable,
    private readonly ledgers: LedgerTable,
    private readonly deliver: DeliverAlerts,
    private readonly actions: ActionChain,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  start(): void {
    this.watch.countAlertsBy(() => this.countOpen());
    this.actions.start();
    this.timer ??= setInterval(() => {
      try {
        this.evaluate(Date.now());
      } catch (error) {
        this.logger.error({ err: error }, 'could not evaluate alerts, trying again');
      }
      void this.save();
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.actions.stop();
    await this.saving;
  }

  /** Counts open alerts that are not silenced. */
  countOpen(now = Date.now()): number {
    return this.tracker
      .openAlerts()
      .filter((alert) => coveringSilence(this.silences, alert, now) === undefined).length;
  }

  /** Returns the current params of an open alert; undefined for one that has ended. */
  paramsNow(alertId: string): AlertRow['params'] | undefined {
    return this.tracker.openAlerts().find(({ id }) => id === alertId)?.params;
  }

  /** Evaluates at once, after a silence or a receiver changed. */
  async look(): Promise<void> {
    this.mayHaveToTell = true;
    this.savedAt = Number.NEGATIVE_INFINITY;
    await this.saving;
    await this.save();
  }

  /** @param now epoch ms */
  evaluate(now: number): void {
    const { overview } = this.watch.board();
    const holders = holdersOf(overview);
    const signs = new Map(holders.flatMap(({ code }) => this.signsOf(code, now)));
    const findings = findConditions({
      overview,
      signs,
      refusedReports: this.watch.refusedReports(),
      announced: this.watch.announcedChanges(),
      failingWebhooks: this.failingWebhooks,
      actionFault: this.actions.fault(),
      now,
    });
    const { started, ended } = this.tracker.step(findings, now);
    for (const alert of started) this.unsaved.set(alert.id, { alert, endedAt: null });
    for (const alert of ended) this.unsaved.set(alert.id, { alert, endedAt: now });
    for (const id of this.unsaved.keys())
      if (this.unsaved.size > MOST_UNSAVED) this.unsaved.delete(id);
    if (started.length + ended.length > 0)
      this.logger.info({ started: namesOf(started), ended: namesOf(ended) }, 'alerts changed');
  }

  /** Writes the changes and queues the messages for receivers. One run at a time; never rejects. */
  save(): Promise<void> {
    this.saving ??= this.saveOnce()
      .then(() => {
        if (this.isDatabaseAway) this.logger.info({}, 'alerts are written again');
        this.isDatabaseAway = false;
      })
      .catch((error: unknown) => {
        if (!this.isDatabaseAway)
          this.logger.warn(
            { err: error },
            'could not write alerts, trying again until the database answers',
          );
        this.isDatabaseAway = true;
      })
      .finally(() => {
        this.saving = undefined;
      });
    return this.saving;
  }

  /**
   * An operator took note of an alert. What a ledger's reports contradict is settled by that: the
   * ledger is followed on from where it is.
   */
  acknowledged({ rule, agency }: Pick<AlertRow, 'rule' | 'agency'>): void {
    if (rule === 'ledger-changed' && agency !== null) this.watch.ledgers.accept(agency);
  }

  private async saveLedgers(): Promise<void> {
    const { ledgers: book } = this.watch;
    if (!book.isRecalled) book.recall(await this.ledgers.list());
    const unsaved = book.unsaved();
    await this.ledgers.save(unsaved);
    book.saved(unsaved);
  }

  private async saveOnce(): Promise<void> {
    await this.saveLedgers();
    const isIdle =
      this.isTakenUp && this.unsaved.size === 0 && this.tracker.openAlerts().length === 0;
    if (isIdle && !this.mayHaveToTell && performance.now() - this.savedAt < IDLE_EVERY_MS) return;
    this.silences = await this.silenceTable.list();
    this.failingWebhooks = await this.webhooks.failing();
    if (!this.isTakenUp)
      for (const alert of await this.alerts.listOpen()) this.tracker.adopt(alert);
    this.isTakenUp = true;
    for (const [id, entry] of [...this.unsaved]) {
      const kept = await this.alerts.save(entry.alert, entry.endedAt);
      // The alert may have ended while it was written: then its end must still be written.
      if (this.unsaved.get(id) === entry) this.unsaved.delete(id);
      if (entry.endedAt === null && kept.id !== id) this.tracker.adopt(kept);
      this.mayHaveToTell = true;
    }
    if (this.mayHaveToTell || !isIdle) {
      this.mayHaveToTell = false;
      const queued = await this.alerts
        .queueMessages(this.silences, Date.now())
        .catch((error: unknown) => {
          this.mayHaveToTell = true;
          throw error;
        });
      if (queued > 0) this.deliver.wake();
    }
    this.savedAt = performance.now();
    if (this.savedAt - this.forgottenAt < FORGET_EVERY_MS) return;
    await this.alerts.forget();
    this.forgottenAt = this.savedAt;
  }

  private signsOf(code: string, now: number): [string, AgencySigns][] {
    const entry = this.watch.entry(code);
    const reading = this.watch.reading(code);
    if (!entry || !reading || now - entry.receivedAt > REPORT_STALE_MS) return [];
    const { evaluation, producers } = reading;
    const deadLettersGrown = this.growth.note(code, entry.report.deadLetters, now);
    return [
      [
        code,
        {
          ...{ evaluation, producers, outboxStuckSince: entry.outboxStuckSince, deadLettersGrown },
          ledger: this.watch.ledgers.contradiction(code),
          ledgerFaultAt: entry.report.ledger?.faultAt ?? 0,
          openings: entry.report.openings,
          oldKeys: entry.report.oldKeys,
        },
      ],
    ];
  }
}

const namesOf = (alerts: readonly OpenAlert[]): string[] =>
  alerts.map(({ rule, agency, flow }) =>
    [rule, agency, flow].filter((part) => part !== null).join(' '),
  );
