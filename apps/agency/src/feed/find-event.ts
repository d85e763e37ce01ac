import { Inject, Injectable } from '@nestjs/common';
import type { FlowDescriptor } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import { VALUE_READER } from '../ground/tokens.js';
import { type Access, requireScope } from '../http/access.js';
import { Problem } from '../problem/problem.js';
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

/** Finds one event by its id, in whichever flow. */
@Injectable()
export class FindEvent {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
    private readonly receiptBook: ReceiptBook,
    private readonly own: OwnEvents,
  ) {}

  async one(access: Access, eventId: string): Promise<FoundEvent> {
    const { applied, own } = await this.find(access, eventId);
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
  ): Promise<{
    eventId: string;
    topic: string;
    partition: number | null;
    offset: string | null;
    receipts: Receipt[];
  }> {
    const { applied, own } = await this.find(access, eventId);
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
  ): Promise<{ applied: FeedRow; own?: never } | { applied: null; own: OwnEvent }> {
    const row = await this.applied(eventId);
    const own = row ? null : await this.own.find(eventId);
    const flow = flowOfTopic(String(row?.['topic'] ?? own?.topic));
    if (!flow || (!row && !own)) throw notApplied(eventId);
    requireScope(access, `${flow.flow}:read`);
    return row ? { applied: toFeedRow(row) } : { applied: null, own: own! };
  }

  private async applied(eventId: string): Promise<Record<string, unknown> | undefined> {
    const { rows } = await this.database.query(
      `SELECT ${FEED_COLUMNS} FROM history WHERE event_id = $1 LIMIT 1`,
      [eventId],
    );
    return rows[0];
  }

  /**
   * Locates an event in this agency's copy, without checking the caller's scopes. @throws Problem
   * not-found
   */
  async locate(eventId: string): Promise<{ row: FeedRow; flow: FlowDescriptor }> {
    const row = await this.applied(eventId);
    const flow = row ? flowOfTopic(String(row['topic'])) : undefined;
    if (!row || !flow) throw notApplied(eventId);
    return { row: toFeedRow(row), flow };
  }
}

const notApplied = (eventId: string): Problem =>
  new Problem('not-found', `Expected an event that this agency has applied, got ${eventId}`);
