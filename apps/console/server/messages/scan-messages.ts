import { setTimeout as pause } from 'node:timers/promises';
import type { Message, ScanEnd, ScanProgress } from '../../contract/topics.js';
import type { MessageFilter } from './message-filter.js';

export interface AgencyPage {
  items: Message[];
  cursor: string | null;
  direction: 'backward' | 'forward';
}

export interface ScanOptions {
  /** asks the agency for a page */
  page(query: { from: string; cursor?: string; limit: number }): Promise<AgencyPage>;
  from: string;
  cursor?: string | undefined;
  filter: MessageFilter | null;
  /** matching records wanted; in a live scan, of those that are there at its beginning */
  limit: number;
  /** records looked at at most */
  budget: number;
  live: boolean;
  signal: AbortSignal;
}

export type ScanEvent =
  | { kind: 'message'; message: Message }
  | { kind: 'progress'; progress: ScanProgress }
  | { kind: 'end'; end: ScanEnd };

const PAGE = 500;
const LOOK_AGAIN_MS = 1_000;

/** Looks through a topic, page by page, until enough matched, the budget is spent, or nothing is left; live, it then goes on with what comes. */
export async function* scanMessages(options: ScanOptions): AsyncGenerator<ScanEvent> {
  const { live, signal } = options;
  // Where the log ends now is noted first: what comes while the past is shown is shown after it.
  const end = live ? (options.cursor ?? (await options.page({ from: 'end', limit: 1 })).cursor) : null;
  const scan = new Scan(options);
  if (!(live && options.cursor !== undefined)) yield* scan.past();
  if (!live || end === null) return;
  for (let cursor = end; !signal.aborted; ) {
    const page = await options.page({ from: 'end', cursor, limit: PAGE });
    yield* scan.matching(page.items, Number.POSITIVE_INFINITY);
    cursor = page.cursor ?? cursor;
    if (page.items.length > 0) yield { kind: 'progress', progress: scan.progress };
    if (page.items.length < PAGE) await pause(LOOK_AGAIN_MS, undefined, { signal }).catch(() => undefined);
  }
}

class Scan {
  private scanned = 0;
  private matched = 0;
  private at: string | null = null;

  constructor(private readonly options: ScanOptions) {}

  get progress(): ScanProgress {
    return { scanned: this.scanned, matched: this.matched, budget: this.options.budget, at: this.at };
  }

  async *past(): AsyncGenerator<ScanEvent> {
    const { from, filter, limit, budget, signal } = this.options;
    let cursor = this.options.cursor;
    for (;;) {
      signal.throwIfAborted();
      const wanted = filter ? PAGE : Math.min(PAGE, limit - this.matched);
      const asked = Math.min(wanted, budget - this.scanned);
      const page = await this.options.page({ from, ...(cursor === undefined ? {} : { cursor }), limit: asked });
      const last = yield* this.matching(page.items, limit);
      cursor = last ?? page.cursor ?? undefined;
      yield { kind: 'progress', progress: this.progress };
      const isEnough = this.matched >= limit;
      const isDone = page.cursor === null || page.items.length < asked;
      if (!isEnough && !isDone && this.scanned < budget) continue;
      const reason = isEnough ? 'limit' : isDone ? 'done' : 'budget';
      yield { kind: 'end', end: { ...this.progress, reason, cursor: isDone && !isEnough ? null : (cursor ?? null) } };
      return;
    }
  }

  /** @returns the place after the message with which the limit was reached */
  async *matching(items: readonly Message[], limit: number): AsyncGenerator<ScanEvent, string | undefined> {
    for (const message of items) {
      this.scanned += 1;
      this.at = message.appendedAt;
      if (this.options.filter && !this.options.filter.matches(message)) continue;
      this.matched += 1;
      yield { kind: 'message', message };
      if (this.matched >= limit) return message.cursor;
    }
    return undefined;
  }
}
