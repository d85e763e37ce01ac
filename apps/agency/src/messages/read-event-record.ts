import { Inject, Injectable } from '@nestjs/common';
import { flows } from '@sinergi/contracts';
import { Database } from '../database/database.js';
import { ReadEntities } from '../entity/read-entities.js';
import { ShowProgress } from '../entity/show-progress.js';
import { FEED_COLUMNS, toFeedRow } from '../feed/feed-row.js';
import { FindEvent } from '../feed/find-event.js';
import { flowOf } from '../ground/flow-of.js';
import { VALUE_READER } from '../ground/tokens.js';
import { type Access, requireScope } from '../http/access.js';
import { Cursors } from '../http/cursors.js';
import { type ValueReader } from '../replica/value-reader.js';
import { type EventApproval, type EventSignature, EventSigners } from './event-signers.js';
import { vectorToText } from './log-vector.js';
import { type Message, toMessage } from './message.js';

/** An event of the same matter. */
export interface RelatedEvent {
  eventId: string;
  flow: string;
  change: string;
  recordedAt: string;
  causationId: string | null;
}

export interface EventRecord {
  message: Message;
  /** base64, with its seals; null where it is too large to show */
  raw: string | null;
  /** null for an event from before signatures, and for one that was approved */
  signature: EventSignature | null;
  /** who approved a record of the directory; none for others */
  approvals: EventApproval[];
  /** how far the alert is now that the event is about; null for an event of another flow */
  progress: Record<string, unknown> | null;
  related: RelatedEvent[];
}

const ALERT = flowOf('alert');
const LARGEST_RAW_BYTES = 65_536;
/**
 * Events of the same matter are searched among those applied shortly before and after, because a
 * matter has no index.
 */
const NEIGHBOURS = 2_000;
const MOST_RELATED = 100;

/** Reads one event as it lies in the log, and other events of the same matter. */
@Injectable()
export class ReadEventRecord {
  constructor(
    @Inject(VALUE_READER) private readonly values: ValueReader,
    private readonly database: Database,
    private readonly cursors: Cursors,
    private readonly events: FindEvent,
    private readonly signers: EventSigners,
    private readonly entities: ReadEntities,
    private readonly progress: ShowProgress,
  ) {}

  /** @throws Problem not-found, scope-missing */
  async execute(access: Access, eventId: string, owner: string | null): Promise<EventRecord> {
    const { row, flow } = await this.events.locate(eventId, owner);
    if (flow.keyedBy !== 'code') requireScope(access, `${flow.flow}:read`);
    const value = await this.values.read(row.topic, row.value);
    const position = ['forward', ...vectorToText(new Map([[row.partition, row.offset + 1n]]))];
    const message = toMessage(
      flow,
      row,
      value,
      this.cursors.encode(['messages', row.topic, null], position),
    );
    const raw = row.value.length > LARGEST_RAW_BYTES ? null : row.value.toString('base64');
    return {
      message,
      raw,
      signature: this.signers.signatureOf(row),
      approvals: this.signers.approvalsOf(row),
      progress: flow.flow === 'alert' ? await this.progressOf(message) : null,
      related: await this.related(access, row.feedSeq, String(value['correlationId'] ?? '')),
    };
  }

  private async progressOf({ entityId, value }: Message): Promise<Record<string, unknown>> {
    const latest = await this.entities.one(ALERT, entityId, String(value['owner']));
    const [shown] = await this.progress.beside(ALERT.flow, [latest]);
    return shown!['progress'] as Record<string, unknown>;
  }

  private async related(
    access: Access,
    around: bigint,
    correlationId: string,
  ): Promise<RelatedEvent[]> {
    const readable = flows.filter(
      ({ flow, keyedBy }) => keyedBy !== 'code' && access.scopes.has(`${flow}:read`),
    );
    const { rows } = await this.database.query(
      `SELECT ${FEED_COLUMNS}
       FROM history
       WHERE feed_seq BETWEEN $1::bigint - $2 AND $1::bigint + $2
         AND topic = ANY($3::text[])
       ORDER BY feed_seq`,
      [String(around), NEIGHBOURS, readable.map(({ topic }) => topic)],
    );
    const related: RelatedEvent[] = [];
    for (const row of rows.map(toFeedRow)) {
      if (related.length === MOST_RELATED) break;
      const value = await this.values.read(row.topic, row.value);
      if (value['correlationId'] !== correlationId) continue;
      related.push({
        eventId: row.eventId,
        flow: readable.find(({ topic }) => topic === row.topic)!.flow,
        change: String(value['change']),
        recordedAt: new Date(Number(value['recordedAt'])).toISOString(),
        causationId: (value['causationId'] as string | null) ?? null,
      });
    }
    return related;
  }
}
