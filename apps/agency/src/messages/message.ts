import { type FlowDescriptor, toJson } from '@sinergi/contracts';
import type { FeedRow } from '../feed/feed-row.js';

/**
 * A record of this agency's copy as humans see it: everything around the payload, and the open part
 * of the payload.
 */
export interface Message {
  topic: string;
  partition: number;
  offset: string;
  appendedAt: string;
  appliedAt: string;
  eventId: string;
  key: string;
  entityId: string;
  version: number;
  headers: Record<string, string>;
  schemaId: number;
  sizeBytes: number;
  /** a sealed group is only shown to be sealed */
  value: Record<string, unknown>;
  /** the cursor to continue after this record */
  cursor: string;
}

export function toMessage(
  flow: FlowDescriptor,
  row: FeedRow,
  value: Record<string, unknown>,
  cursor: string,
): Message {
  return {
    topic: row.topic,
    partition: row.partition,
    offset: String(row.offset),
    appendedAt: row.appendedAt.toISOString(),
    appliedAt: row.appliedAt.toISOString(),
    eventId: row.eventId,
    key: row.key,
    entityId: String(value[flow.idField]),
    version: row.version,
    headers: row.headers,
    schemaId: row.value.readInt32BE(1),
    sizeBytes: row.value.length,
    value: toJson(flow.flow, value),
    cursor,
  };
}
