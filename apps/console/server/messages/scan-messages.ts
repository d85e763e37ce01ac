import { rest } from '@sinergi/pace';
import { Problem } from '@sinergi/web-server';
import type { AgencyAnswer } from '../../contract/agency-answer.js';
import type { Message, ScanEnd, ScanProgress } from '../../contract/topics.js';
import type { FilterVerdict } from './evaluate-message.js';

export type AgencyPage = AgencyAnswer<'listMessages'>;

export interface ScanOptions {
  /** asks the agency for a page */
  page(query: { from: string; cursor?: string; limit: number }): Promise<AgencyPage>;
  from: string;
  cursor?: string | undefined;
  /** tells for each record whether it matches, or why that cannot be evaluated */
  filter: { evaluate(messages: readonly Message[]): Promise<FilterVerdict[]> } | null;
  /** number of matching records wanted; in a live scan, of those that exist at its beginning */
  limit: number;
  /** the largest number of records that are read */
  budget: number;
  live: boolean;
  signal: AbortSignal;
}

export type ScanEvent =
  | { kind: 'message'; message: Message }
  | { kind: 'progress'; progress: ScanProgress }
  /**
   * the agency no longer knows the given cursor: the scan starts again, and messages that came
   * meanwhile may be missing
   */
  | { kind: 'resync' }
  | { kind: 'end'; end: ScanEnd };

const PAGE = 500;
const LOOK_AGAIN_MS = 1_000;

/**
 * Scans a topic page by page until enough records matched, the budget is spent, or no records are
 * left. A live scan then continues with new records.
 */
export async function* scanMessages(options: ScanOptions): AsyncGenerator<ScanEvent> {
  const scan = new Scan(options);
  if (!options.live) return yield* scan.past(options.cursor);
  if (options.cursor !== undefined && (await isKnown(options, options.cursor)))
    return yield* scan.tail(options.cursor);
  if (options.cursor !== undefined) yield { kind: 'resync' };
  // The log end is noted first, so that records that come while the past is shown are shown after
  // it.
  const end = (await options.page({ from: 'end', limit: 1 })).cursor;
  yield* scan.past(undefined);
  if (end !== null) yield* scan.tail(end);
}

/**
 * Tells whether the agency knows a cursor. Cursors are signed: an agency with a new secret, or one
 * that was set up anew, knows no earlier cursor.
 */
async function isKnown({ page }: ScanOptions, cursor: string): Promise<boolean> {
  try {
    return (await page({ from: 'end', cursor, limit: 1 })).direction === 'forward';
  } catch (error) {
    if (error instanceof Problem && String(error.more['agencyProblem']).endsWith('/invalid-cursor'))
      return false;
    throw error;
  }
}

class Scan {
  private scanned = 0;
  private matched = 0;
  private at: string | null = null;
  private failed = 0;
  private failure: string | null = null;

  constructor(private readonly options: ScanOptions) {}

  async *past(begin: string | undefined): AsyncGenerator<ScanEvent> {
    const { from, filter, limit, budget, live, signal } = this.options;
    for (let cursor = begin; ; ) {
      signal.throwIfAborted();
      const wanted = filter ? PAGE : Math.min(PAGE, limit - this.matched);
      const asked = Math.min(wanted, budget - this.scanned);
      const page = await this.options.page({
        from,
        ...(cursor === undefined ? {} : { cursor }),
        limit: asked,
      });
      const last = yield* this.matching(page.items, limit);
      cursor = last ?? page.cursor ?? undefined;
      yield { kind: 'progress', progress: this.progress(live ? null : (cursor ?? null)) };
      const isEnough = this.matched >= limit;
      const isDone = page.cursor === null || page.items.length < asked;
      if (!isEnough && !isDone && this.scanned < budget) continue;
      const reason = isEnough ? 'limit' : isDone ? 'done' : 'budget';
      // A live scan does not end here; the requested number limits only its past.
      if (!live)
        yield {
          kind: 'end',
          end: { ...this.progress(isDone && !isEnough ? null : (cursor ?? null)), reason },
        };
      return;
    }
  }

  /**
   * Yields what comes after `begin`. It yields its progress also where nothing matched, so that a
   * client that reconnects reads no record twice and misses none.
   */
  async *tail(begin: string): AsyncGenerator<ScanEvent> {
    const { page, signal } = this.options;
    yield { kind: 'progress', progress: this.progress(begin) };
    for (let cursor = begin; !signal.aborted; ) {
      const { items, cursor: next } = await page({ from: 'end', cursor, limit: PAGE });
      yield* this.matching(items, Number.POSITIVE_INFINITY);
      cursor = next ?? cursor;
      if (items.length > 0) yield { kind: 'progress', progress: this.progress(cursor) };
      if (items.length < PAGE) await rest(LOOK_AGAIN_MS, signal);
    }
  }

  private progress(cursor: string | null): ScanProgress {
    return {
      scanned: this.scanned,
      matched: this.matched,
      budget: this.options.budget,
      at: this.at,
      cursor,
      failed: this.failed,
      failure: this.failure,
    };
  }

  /** @returns the cursor after the message with which the limit was reached */
  private async *matching(
    items: readonly Message[],
    limit: number,
  ): AsyncGenerator<ScanEvent, string | undefined> {
    const verdicts = await this.options.filter?.evaluate(items);
    for (const [index, message] of items.entries()) {
      this.scanned += 1;
      this.at = message.appendedAt;
      const verdict = verdicts?.[index] ?? true;
      if (typeof verdict === 'object') {
        this.failed += 1;
        this.failure ??= verdict.failure;
      }
      if (verdict !== true) continue;
      this.matched += 1;
      yield { kind: 'message', message };
      if (this.matched >= limit) return message.cursor;
    }
    return undefined;
  }
}
