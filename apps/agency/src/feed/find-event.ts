import { Inject, Injectable } from '@nestjs/common';
import type { FlowDescriptor } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import { type Access, requireScope } from '../door/access.js';
import { Problem } from '../door/problem.js';
import { type ValueReader } from '../replica/value-reader.js';
import { VALUE_READER } from '../tokens.js';
import { type FeedEvent, flowOfTopic, toFeedEvent } from './feed-event.js';
import { FEED_COLUMNS, type FeedRow, toFeedRow } from './feed-row.js';
import { type Receipt, ReceiptBook } from './receipt-book.js';

export type FoundEvent = FeedEvent;

/** One event by its id, whichever flow it is of. */
@Injectable()
export class FindEvent {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
    private readonly receiptBook: ReceiptBook,
  ) {}

  async one(access: Access, eventId: string): Promise<FoundEvent> {
    const row = await this.find(access, eventId);
    return toFeedEvent(row, await this.values.read(row.topic, row.value));
  }

  /** Who has it and since when, as far as the agencies' reports tell. */
  async receipts(
    access: Access,
    eventId: string,
  ): Promise<{
    eventId: string;
    topic: string;
    partition: number;
    offset: string;
    receipts: Receipt[];
  }> {
    const { topic, partition, offset } = await this.find(access, eventId);
    const receipts = await this.receiptBook.receiptsOf(
      flowOfTopic(topic)!.flow,
      topic,
      partition,
      offset,
    );
    return { eventId, topic, partition, offset: String(offset), receipts };
  }

  private async find(access: Access, eventId: string): Promise<FeedRow> {
    const { row, flow } = await this.locate(eventId);
    requireScope(access, `${flow.flow}:read`);
    return row;
  }

  /** Where an event lies in this agency's copy, whoever asks. @throws Problem not-found */
  async locate(eventId: string): Promise<{ row: FeedRow; flow: FlowDescriptor }> {
    const { rows } = await this.database.query(
      `SELECT ${FEED_COLUMNS} FROM history WHERE event_id = $1 LIMIT 1`,
      [eventId],
    );
    const row = rows[0];
    const flow = row ? flowOfTopic(String(row['topic'])) : undefined;
    if (!row || !flow)
      throw new Problem(
        'not-found',
        `Expected an event that this agency has applied, got ${eventId}`,
      );
    return { row: toFeedRow(row), flow };
  }
}
