import { Inject, Injectable } from '@nestjs/common';
import { type DirectoryEntry, flows, flowsKnownAt, quoted } from '@sinergi/contracts';
import { DirectoryView } from '@sinergi/directory';
import type { Lane } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { Database } from '../database/database.js';
import { PROFILE, VALUE_READER } from '../ground/tokens.js';
import { type Access, requireScope } from '../http/access.js';
import { Cursors } from '../http/cursors.js';
import { Problem } from '../problem/problem.js';
import { type ValueReader } from '../replica/value-reader.js';
import { chosen, type FeedChoice, type FeedWords, wordsOf } from './feed-choice.js';
import { type FeedEvent, flowOfTopic, toFeedEvent } from './feed-event.js';
import { feedEnd, readFeed } from './feed-row.js';

export interface FeedPage {
  items: { cursor: string; event: FeedEvent }[];
  /** the cursor to continue at, also where no event is new */
  cursor: string;
}

/** Events after a position, as code inside the service reads them. */
export interface FeedReading {
  items: { position: bigint; flow: string; cursor: string; event: FeedEvent }[];
  /** the position to continue at, also where no event is new */
  next: bigint;
  /** whether more may follow at once; events that are not chosen make no item */
  hasMore: boolean;
}

/**
 * A cursor is past the feed's end: the copy that it came from no longer exists. The client must
 * compare what it read since by queries.
 */
export class CursorAhead extends Error {
  override readonly name = 'CursorAhead';
}

const LIST = 'feed';
/** How often a page is read on where events were left out. */
const MOST_READINGS = 20;

/** Reads applied events in the order in which this agency applied them, for its own systems. */
@Injectable()
export class ReadFeedEvents {
  constructor(
    @Inject(PROFILE) private readonly profile: AgencyProfile,
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
    private readonly directory: DirectoryView<DirectoryEntry>,
    private readonly cursors: Cursors,
  ) {}

  /**
   * Returns the flows that a caller may follow: those it asks for, or else all that its scopes
   * allow.
   * @throws Problem invalid-request for a flow that does not exist, scope-missing for one it may
   *   not read
   */
  flowsFor(access: Access, asked: string | undefined): string[] {
    const known = this.flows;
    if (asked === undefined) {
      const readable = known.filter((flow) => access.scopes.has(`${flow}:read`));
      if (readable.length > 0) return readable;
      throw new Problem(
        'scope-missing',
        `Expected a scope to read a flow, such as ${known[0]}:read, ` +
          `got ${[...access.scopes].join(' ') || 'none'}`,
      );
    }
    const names = asked.split(',');
    for (const name of names) {
      if (!known.includes(name))
        throw new Problem(
          'invalid-request',
          `Expected flows of ${known.join(', ')}, got ${quoted(name)}`,
        );
      requireScope(access, `${name}:read`);
    }
    return names;
  }

  /**
   * Returns what a caller wants of the feed, and may have.
   *
   * @param usualLane the lane where the caller names none
   * @throws Problem as {@link flowsFor}; invalid-request for a word that a flow does not have
   */
  choiceOf(
    access: Access,
    asked: FeedWords & { flows?: string | undefined; lane?: Lane | undefined },
    usualLane: Lane,
  ): FeedChoice {
    const wanted = this.flowsFor(access, asked.flows);
    const by = { wanted, named: asked.flows !== undefined, me: this.profile.code };
    return { ...wordsOf(asked, by), lane: asked.lane ?? usualLane };
  }

  /**
   * Returns the position of a cursor, or the feed's beginning without a cursor. @throws Problem
   * invalid-cursor
   */
  positionOf(cursor: string | undefined): bigint {
    if (cursor === undefined) return 0n;
    const [seq] = this.cursors.decode(LIST, cursor);
    return BigInt(seq!);
  }

  cursorAt(seq: bigint): string {
    return this.cursors.encode(LIST, [String(seq)]);
  }

  end(): Promise<bigint> {
    return feedEnd(this.database.query);
  }

  /**
   * Reads a page after a position. Events that the directory no longer lets this agency receive are
   * left out, even if they came earlier.
   * @throws CursorAhead
   */
  async page(after: bigint, limit: number, choice: FeedChoice): Promise<FeedPage> {
    const items: FeedReading['items'] = [];
    let next = after;
    // Events that are not chosen are read and left out: some readings may be without an item.
    for (let readings = 0; readings < MOST_READINGS && items.length < limit; readings++) {
      const reading = await this.read(next, limit - items.length, choice);
      items.push(...reading.items);
      next = reading.next;
      if (!reading.hasMore) break;
    }
    return {
      items: items.map(({ cursor, event }) => ({ cursor, event })),
      cursor: this.cursorAt(next),
    };
  }

  /** All flows that a feed may contain. */
  get flows(): string[] {
    return flowsKnownAt(this.profile).map(({ flow }) => flow);
  }

  /** Reads like {@link page}. @throws CursorAhead */
  async read(after: bigint, limit: number, choice: FeedChoice): Promise<FeedReading> {
    const end = await this.end();
    if (after > end) throw new CursorAhead(`Expected a cursor up to ${end}, got ${after}`);
    const subscribed = this.directory.latest(this.profile.code)?.subscribes ?? [];
    const topics = flows
      .filter(({ flow }) => choice.flows.includes(flow) && subscribed.includes(flow))
      .map(({ topic }) => topic);
    const rows = await readFeed(this.database.query, after, limit, topics);
    const items = await Promise.all(
      rows.map(async (row) => ({
        position: row.feedSeq,
        flow: flowOfTopic(row.topic)!.flow as string,
        cursor: this.cursorAt(row.feedSeq),
        event: toFeedEvent(row, await this.values.read(row.topic, row.value)),
      })),
    );
    // No event of the wanted flows lies between the last row and the end that was read before the
    // page.
    const next =
      rows.length < limit
        ? (rows.at(-1)?.feedSeq ?? 0n) > end
          ? rows.at(-1)!.feedSeq
          : end
        : rows.at(-1)!.feedSeq;
    return { items: chosen(items, choice), next, hasMore: rows.length === limit };
  }
}
