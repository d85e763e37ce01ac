import { AgencyClient, type Json, Refused } from '@sinergi/client';
import type { ServiceDatabase } from '@sinergi/database';
import type { Logger } from '@sinergi/observability';
import { levelOf } from '@sinergi/outage';
import { rest, untilDone } from '@sinergi/pace';
import type { FeedItem } from './feed-item.js';
import { lookAtPerson } from './look-at-person.js';
import { type ItemAnswer, isRefusal, nextDecisions, noteAnswers, toItem } from './say-decisions.js';
import type { LookOptions } from './say-finding.js';
import { lookAtSoon, takeEvents, WATCHED_FLOWS } from './take-events.js';

const PAGE = 200;
const PEOPLE_AT_ONCE = 50;
const REST_MS = 500;
const BACKOFF_MS = 2_000;

export interface DetectionWorkOptions {
  database: ServiceDatabase;
  client: AgencyClient;
  logger: Logger;
  /**
   * time between an event and the evaluation of its person, so that related events arrive first, ms
   */
  settleMs: number;
  competentAgency: string;
  /** the agency that is told where nobody took an alert up in time */
  escalateTo: string;
  handling: LookOptions['handling'];
  signal: AbortSignal;
  now?: () => number;
}

/**
 * Runs detection's loop: reads the feed, evaluates the people who are due, submits the decisions.
 * The parts run independently, so one continues where another waits.
 */
export class DetectionWork {
  /** why the service is not ready; null when it is ready */
  waitsFor: string | null = 'it has just started';

  constructor(private readonly options: DetectionWorkOptions) {}

  async run(): Promise<void> {
    const { database, signal, logger } = this.options;
    this.waitsFor = 'it waits for its database';
    await untilDone(
      () => database.connect(),
      signal,
      (error) => logger[levelOf(error)]({ err: error }, 'database not there yet, trying again'),
    );
    this.waitsFor = null;
    await Promise.all([
      this.loop('reading the feed', () => this.readOn()),
      this.loop('evaluating people', () => this.lookAtWhoIsDue()),
      this.loop('submitting decisions', () => this.say()),
    ]);
    signal.throwIfAborted();
  }

  /** @returns whether more may be available at once */
  private async readOn(): Promise<boolean> {
    const { database, client, settleMs } = this.options;
    const [row] = await database.query('SELECT cursor FROM feed_position');
    const cursor = (row!['cursor'] as string | null) ?? null;
    const page = await this.page(client, cursor);
    const items = page['items'] as { event: FeedItem }[];
    if (page['cursor'] === cursor) return false;
    await database.inTransaction(async (query) => {
      await takeEvents(
        query,
        items.map(({ event }) => event),
        new Date(this.now() + settleMs),
      );
      await query('UPDATE feed_position SET cursor = $1', [page['cursor']]);
    });
    return items.length === PAGE;
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
        'UPDATE feed_position SET cursor = NULL, resyncs = resyncs + 1',
      );
      return client.json('GET', path);
    }
  }

  private async lookAtWhoIsDue(): Promise<boolean> {
    const { database, competentAgency, escalateTo, handling } = this.options;
    const now = this.now();
    return database.inTransaction(async (query) => {
      // A person whose rows are being written just now is skipped until later. Waiting for that
      // lock while holding others could end in a deadlock.
      const due = await query(
        'SELECT subject_id FROM due WHERE at <= $1 ORDER BY at LIMIT $2 FOR UPDATE SKIP LOCKED',
        [new Date(now), PEOPLE_AT_ONCE],
      );
      for (const row of due) {
        const subjectId = String(row['subject_id']);
        const options = { now, competentAgency, escalateTo, handling };
        const again = await lookAtPerson(query, subjectId, options);
        if (again) await lookAtSoon(query, [subjectId], again);
        else await query('DELETE FROM due WHERE subject_id = $1', [subjectId]);
      }
      return due.length === PEOPLE_AT_ONCE;
    });
  }

  /**
   * Submits decisions. Each has its own key, so submitting it again after a kill has no second
   * effect.
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

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
