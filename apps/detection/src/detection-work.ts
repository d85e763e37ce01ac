import { AgencyClient, type Json, Refused } from '@sinergi/client';
import type { ServiceDatabase } from '@sinergi/database';
import { settingOf, whyNotApplied } from '@sinergi/detection';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { rest, untilDone } from '@sinergi/pace';
import { type FeedItem, flowOf } from './feed-item.js';
import { type LookOptions, lookAtDue } from './look-at-units.js';
import { RuleBook } from './rule-book.js';
import { type ItemAnswer, isRefusal, nextDecisions, noteAnswers, toItem } from './say-decisions.js';
import { scheduleNewRules } from './schedule-new-rules.js';
import { takeEvents, WATCHED_FLOWS } from './take-events.js';

const PAGE = 200;
const UNITS_AT_ONCE = 100;
const REST_MS = 500;
const BACKOFF_MS = 2_000;

export interface DetectionWorkOptions extends Omit<LookOptions, 'now' | 'onRuleFailed'> {
  database: ServiceDatabase;
  client: AgencyClient;
  logger: Logger;
  /**
   * time between an event and the evaluation of its units, so that related events arrive first, ms
   */
  settleMs: number;
  signal: AbortSignal;
  now?: () => number;
}

/**
 * Runs detection's loop: reads the feed, evaluates the units that are due, submits the decisions.
 * The parts run independently, so one continues where another waits. Several processes may run on
 * one database: they share the units, and what one has read or submitted another leaves.
 */
export class DetectionWork {
  /** why the service is not ready; null when it is ready */
  waitsFor: string | null = 'it has just started';
  private readonly book: RuleBook;

  constructor(private readonly options: DetectionWorkOptions) {
    this.book = options.book ?? new RuleBook();
  }

  async run(): Promise<void> {
    const { database, signal, logger } = this.options;
    this.waitsFor = 'it waits for its database';
    await untilDone(
      async () => {
        await database.connect();
        await database.inTransaction((query) => scheduleNewRules(query, this.book, this.soon()));
      },
      signal,
      (error) => logger[levelOf(error)]({ err: error }, 'database not there yet, trying again'),
    );
    this.waitsFor = null;
    await Promise.all([
      this.loop('reading the feed', () => this.readOn()),
      this.loop('evaluating units', () => this.lookAtWhatIsDue()),
      this.loop('submitting decisions', () => this.say()),
    ]);
    signal.throwIfAborted();
  }

  /** @returns whether more may be available at once */
  private async readOn(): Promise<boolean> {
    const { database, client } = this.options;
    const [row] = await database.query('SELECT cursor, caught_up FROM feed_position');
    const cursor = (row!['cursor'] as string | null) ?? null;
    const page = await this.page(client, cursor);
    const items = page['items'] as { event: FeedItem }[];
    const isAtEnd = items.length < PAGE;
    if (page['cursor'] === cursor && (row!['caught_up'] || !isAtEnd)) return false;
    const events = items.map(({ event }) => event);
    const isTaken = await database.inTransaction(async (query) => {
      // The row stays locked: one process at a time takes what it read, and where another has taken
      // that page meanwhile, this one leaves it.
      const moved = await query(
        `UPDATE feed_position SET cursor = $1, caught_up = caught_up OR $3
         WHERE cursor IS NOT DISTINCT FROM $2 RETURNING true AS is_mine`,
        [page['cursor'], cursor, isAtEnd],
      );
      if (moved.length === 0) return false;
      await takeEvents(query, events, this.soon(), this.book);
      return true;
    });
    if (isTaken) this.tellNotApplied(events);
    return isTaken && !isAtEnd;
  }

  /** Tells of settings that set nothing here; `GET /rules` goes on telling so. */
  private tellNotApplied(events: readonly FeedItem[]): void {
    for (const { id, type, data } of events) {
      if (flowOf(type) !== 'rule-setting') continue;
      const because = whyNotApplied(settingOf(id, data), this.book.rules);
      if (because !== null)
        this.options.logger.warn({ event: id, because }, 'a setting is not applied');
    }
  }

  /**
   * Reads a page. Where the cursor belongs to a copy that no longer exists, the feed is read again
   * from its beginning. Events that are known already change nothing.
   */
  private async page(client: AgencyClient, cursor: string | null): Promise<Json> {
    const path = `/feed?flows=${WATCHED_FLOWS.join(',')}&lane=ALL&limit=${PAGE}`;
    try {
      return await client.json(
        'GET',
        cursor === null ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
      );
    } catch (error) {
      if (!(error instanceof Refused) || cursor === null || error.code !== 'invalid-cursor')
        throw error;
      this.options.logger.warn(
        { err: error },
        'the feed does not know our cursor: reading it from its beginning',
      );
      await this.options.database.query(
        'UPDATE feed_position SET cursor = NULL, resyncs = resyncs + 1 WHERE cursor = $1',
        [cursor],
      );
      return { items: [], cursor };
    }
  }

  private async lookAtWhatIsDue(): Promise<boolean> {
    const { database, logger } = this.options;
    const options: LookOptions = {
      ...this.options,
      book: this.book,
      now: this.now(),
      onRuleFailed: (rule, one, error) =>
        logger.error({ err: error, rule: rule.id, unit: one.unit, lane: one.lane }, 'rule failed'),
    };
    const { due, evaluated } = await database.inTransaction((query) =>
      lookAtDue(query, options, UNITS_AT_ONCE),
    );
    return due === UNITS_AT_ONCE && evaluated > 0;
  }

  /**
   * Submits decisions. Each has its own key, so submitting it again, after a kill or by another
   * process, has no second effect.
   */
  private async say(): Promise<boolean> {
    const { database, client } = this.options;
    const decisions = await nextDecisions(database.query);
    if (decisions.length === 0) return false;
    const { items } = (await client.json('POST', '/batch', {
      items: decisions.map(toItem),
    })) as unknown as { items: ItemAnswer[] };
    const answered = decisions.flatMap((decision, i) =>
      AgencyClient.mayPass(items[i]!.status) ? [] : [{ decision, answer: items[i]! }],
    );
    for (const { decision, answer } of answered) {
      // The rule and the exchange disagree. The refusal is kept with its reason for a human, and
      // later decisions continue.
      if (isRefusal(answer))
        this.options.logger.error({ ...answer, decision: decision.decisionNo }, 'decision refused');
    }
    await database.inTransaction((query) => noteAnswers(query, answered, new Date(this.now())));
    return answered.length === decisions.length;
  }

  private async loop(what: string, turn: () => Promise<boolean>): Promise<void> {
    const { signal, logger } = this.options;
    while (!signal.aborted) {
      try {
        if (!(await turn())) await rest(REST_MS, signal);
      } catch (error) {
        if (signal.aborted) return;
        logger[levelOf(error)]({ err: error, what }, 'detection failed, trying again');
        await rest(BACKOFF_MS, signal);
      }
    }
  }

  private soon(): Date {
    return new Date(this.now() + this.options.settleMs);
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
