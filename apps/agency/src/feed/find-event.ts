import { Inject, Injectable } from '@nestjs/common';
import { type FlowDescriptor, ownerOfKey } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import { VALUE_READER } from '../ground/tokens.js';
import { type Access, requireScope } from '../http/access.js';
import { Problem } from '../problem/problem.js';
import { oneOfOwners } from '../replica/one-of-owners.js';
import { type ValueReader } from '../replica/value-reader.js';
import {
  type FeedEvent,
  flowOfTopic,
  toFeedEvent,
  toOwnEvent,
  type WrittenEvent,
} from './feed-event.js';
import { FEED_COLUMNS, type FeedRow, toFeedRow } from './feed-row.js';
import { type OwnEvent, OwnEvents } from './own-events.js';
import { type Receipt, ReceiptBook } from './receipt-book.js';

export type FoundEvent = FeedEvent | WrittenEvent;

/** rows of one id that are looked at */
const MOST_OWNERS = 5;

/** Finds one event by its id, in whichever flow. */
@Injectable()
export class FindEvent {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
    private readonly receiptBook: ReceiptBook,
    private readonly own: OwnEvents,
  ) {}

  /** @throws Problem not-found, scope-missing, several-owners */
  async one(access: Access, eventId: string, owner: string | null = null): Promise<FoundEvent> {
    const { applied, own } = await this.find(access, eventId, owner);
    if (applied) return toFeedEvent(applied, await this.values.read(applied.topic, applied.value));
    return toOwnEvent(own, await this.values.read(own.topic, own.value));
  }

  /**
   * Tells which agencies have the event and since when, by their reports. An event that is still on
   * its way is held by nobody.
   */
  async receipts(
    access: Access,
    eventId: string,
    owner: string | null = null,
  ): Promise<{
    eventId: string;
    topic: string;
    partition: number | null;
    offset: string | null;
    receipts: Receipt[];
  }> {
    const { applied, own } = await this.find(access, eventId, owner);
    const { topic } = applied ?? own;
    const coordinates = applied ?? own.coordinates;
    return {
      eventId,
      topic,
      partition: coordinates?.partition ?? null,
      offset: coordinates === null ? null : String(coordinates.offset),
      receipts: await this.receiptBook.receiptsOf(flowOfTopic(topic)!.flow, topic, coordinates),
    };
  }

  private async find(
    access: Access,
    eventId: string,
    owner: string | null,
  ): Promise<{ applied: FeedRow; own?: never } | { applied: null; own: OwnEvent }> {
    const row = await this.applied(eventId, owner);
    const own = row ? null : await this.onItsWay(eventId, owner);
    const flow = flowOfTopic(String(row?.['topic'] ?? own?.topic));
    if (!flow || (!row && !own)) throw notApplied(eventId);
    requireScope(access, `${flow.flow}:read`);
    return row ? { applied: toFeedRow(row) } : { applied: null, own: own! };
  }

  private async onItsWay(eventId: string, owner: string | null): Promise<OwnEvent | null> {
    const own = await this.own.find(eventId);
    return own && (owner === null || ownerOfKey(own.key) === owner) ? own : null;
  }

  private async applied(
    eventId: string,
    owner: string | null,
  ): Promise<Record<string, unknown> | null> {
    const { rows } = await this.database.query(
      `SELECT ${FEED_COLUMNS} FROM history
       WHERE event_id = $1 AND ($2::text IS NULL OR split_part(key, ':', 1) = $2)
       LIMIT ${MOST_OWNERS}`,
      [eventId, owner],
    );
    return oneOfOwners(eventId, rows, ({ key }) => ownerOfKey(String(key)) ?? String(key));
  }

  /**
   * Locates an event in this agency's copy, without checking the caller's scopes.
   *
   * @throws Problem not-found, several-owners
   */
  async locate(
    eventId: string,
    owner: string | null = null,
  ): Promise<{ row: FeedRow; flow: FlowDescriptor }> {
    const row = await this.applied(eventId, owner);
    const flow = row ? flowOfTopic(String(row['topic'])) : undefined;
    if (!row || !flow) throw notApplied(eventId);
    return { row: toFeedRow(row), flow };
  }
}

const notApplied = (eventId: string): Problem =>
  new Problem('not-found', `Expected an event that this agency has applied, got ${eventId}`);
