import { Inject, Injectable } from '@nestjs/common';
import type { Lane } from '@sinergi/domain';
import { Database } from '../database/database.js';
import { Cursors } from '../http/cursors.js';
import { Exercises } from '../replica/exercises.js';
import { CorrectedGrounds } from './corrected-grounds.js';
import { EntityWork } from './entity-work.js';
import { byDueTime, type InboxItem, type Taken } from './inbox-item.js';
import { INBOX_SOURCES, type InboxSource } from './inbox-source.js';
import { TakenTable } from './taken-table.js';

/** What is asked of an inbox. */
export interface InboxAsked {
  lane: Lane;
  kind?: string | undefined;
  /** `nobody`, or an officer by name */
  takenBy?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** An item as it stands at the time of reading. */
export interface StandingItem extends InboxItem {
  isPast: boolean;
  takenBy: Taken | null;
}

export interface InboxPage {
  /** the time in the lane, epoch ms */
  now: number;
  items: StandingItem[];
  /** of the whole inbox, by kind, whatever was asked */
  counts: { kind: string; waiting: number; past: number }[];
  /** kinds of which more may wait than were looked at */
  cutShort: string[];
  nextCursor: string | null;
}

export const NOBODY = 'nobody';

/** Reads what waits for this agency: a query over what it holds, by due time. */
@Injectable()
export class ReadInbox {
  constructor(
    private readonly entities: EntityWork,
    private readonly corrected: CorrectedGrounds,
    @Inject(INBOX_SOURCES) private readonly sources: readonly InboxSource[],
    private readonly taken: TakenTable,
    private readonly exercises: Exercises,
    private readonly database: Database,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Problem invalid-cursor */
  async page(
    { lane, kind, takenBy, limit, cursor }: InboxAsked,
    scopes: ReadonlySet<string>,
  ): Promise<InboxPage> {
    const list = ['inbox', { lane, kind, takenBy }];
    const after = cursor === undefined ? null : this.cursors.decode(list, cursor)[0]!;
    const now = await this.exercises.nowIn(this.database.query, lane);
    const { items, cutShort } = await this.waiting(lane, now, scopes);
    const taken = await this.taken.of(items.map(({ itemId }) => itemId));
    const standing = items.map((item) => ({
      ...item,
      isPast: item.dueAt !== null && now >= item.dueAt,
      takenBy: taken.get(item.itemId) ?? null,
    }));
    const asked = standing.filter(
      (item) =>
        (kind === undefined || item.kind === kind) &&
        (takenBy === undefined || (item.takenBy?.officer ?? NOBODY) === takenBy),
    );
    // What came before the page may have ended since: then it goes on where that would have been.
    const from = after === null ? 0 : placeAfter(asked, after);
    const page = asked.slice(from, from + limit);
    const last = page.at(-1);
    return {
      ...{ now, items: page, counts: countsOf(standing), cutShort },
      nextCursor:
        last && from + limit < asked.length ? this.cursors.encode(list, [placeOf(last)]) : null,
    };
  }

  /** Returns an item that waits in a lane; null where it does not wait, or not for the caller. */
  async one(itemId: string, lane: Lane, scopes: ReadonlySet<string>): Promise<InboxItem | null> {
    const now = await this.exercises.nowIn(this.database.query, lane);
    const { items } = await this.waiting(lane, now, scopes);
    return items.find((item) => item.itemId === itemId) ?? null;
  }

  private async waiting(
    lane: Lane,
    now: number,
    scopes: ReadonlySet<string>,
  ): Promise<{ items: InboxItem[]; cutShort: string[] }> {
    const mayRead = (flow: string): boolean => scopes.has(`${flow}:read`);
    const [{ items, cutShort }, corrected, ...lists] = await Promise.all([
      this.entities.waiting(lane, now, mayRead),
      this.corrected.waiting(lane, mayRead),
      ...this.sources
        .filter(({ scope }) => scopes.has(scope))
        .map((source) => source.waiting(lane)),
    ]);
    const all = [...items, ...corrected.items, ...lists.flat()].map((item) => ({
      ...item,
      next: item.next.filter(({ flow }) => scopes.has(`${flow}:write`)),
    }));
    return { items: all.sort(byDueTime), cutShort: [...cutShort, ...corrected.cutShort] };
  }
}

/** A place in the order, as text: due time, since when, id. */
const placeOf = ({ dueAt, since, itemId }: InboxItem): string =>
  JSON.stringify([dueAt, since, itemId]);

function placeAfter(items: readonly InboxItem[], place: string): number {
  const [dueAt, since, itemId] = JSON.parse(place) as [number | null, number, string];
  const at = items.findIndex((item) => byDueTime(item, { ...item, dueAt, since, itemId }) > 0);
  return at === -1 ? items.length : at;
}

function countsOf(items: readonly StandingItem[]): InboxPage['counts'] {
  const kinds = [...new Set(items.map(({ kind }) => kind))].sort();
  return kinds.map((kind) => {
    const ofKind = items.filter((item) => item.kind === kind);
    return { kind, waiting: ofKind.length, past: ofKind.filter(({ isPast }) => isPast).length };
  });
}
