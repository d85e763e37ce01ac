import type { LagVerdict } from './agency.js';
import type { AgencyAnswer } from './agency-answer.js';

/** GET /api/topics */
export interface TopicRow {
  topic: string;
  /** the flow, `directory`, or `report`, `key`, `dlq` for topics of one agency */
  flow: string;
  /** the agency that the topic belongs to; null for a topic that agencies share */
  agency: string | null;
  recordName: string;
  /** codes of the participants that may write to it */
  publishers: string[];
  subscribers: string[];
  partitions: number;
  /** records in the log, over all partitions; null while the broker has not answered */
  records: string | null;
  /**
   * bytes on the broker's disk, over all partitions, one replica of each; null while the broker has
   * not answered
   */
  sizeBytes: string | null;
  eventsPerSecond: number;
  /** append time of the newest record, as far as agencies report it */
  lastAppendedAt: string | null;
  schemaVersion: number | null;
  /**
   * dead letters of this topic over all subscribers; null while the count of one of them is
   * unknown. For an agency's own dead-letter topic: the dead letters of that agency, from every
   * topic
   */
  deadLetters: number | null;
  isCompared: boolean;
}

/** GET /api/topics/:topic */
export interface TopicDetail extends TopicRow {
  partitionRows: {
    partition: number;
    start: string | null;
    end: string | null;
    lastAppendedAt: string | null;
  }[];
  subscriberRows: {
    agency: string;
    pending: string | null;
    lagMs: number | null;
    verdict: LagVerdict;
  }[];
  /** topic configuration as it is deployed */
  config: Record<string, string>;
  /** the access list: which principal may do which operation, from the profiles */
  access: { principal: string; operation: string }[];
  schema: { subject: string; version: number | null; text: string };
}

/** Characters of a filter, at most: the filter is part of an address. */
export const LONGEST_FILTER = 1_000;

/**
 * GET /api/topics/:topic/messages?agency=&partition=&from=&limit=&budget=&filter=&live= answers
 * server-sent events: `message` (Message), `progress` (ScanProgress), `end` (ScanEnd), `problem`
 * (RFC 9457). Closing the connection cancels the scan. `from`: `newest`, `oldest`, `offset:<n>`
 * (with partition) or `time:<ISO>`; `filter` is CEL over `key`, `value`, `headers`, `topic`,
 * `partition`, `offset`, `appendedAt`.
 *
 * `live=true` continues with new messages. The `cursor` of the last `progress` then says where to
 * continue after the connection was lost: sent as `cursor=` or `Last-Event-ID`, it replaces `from`.
 * If the agency no longer knows the cursor, the answer is the event `resync`, and the scan starts
 * again.
 *
 * In a message's `value`, open fields are JSON, and a sealed group is a `SealedGroup`; several
 * sealed groups are a list of them. The message's `cursor` is opaque and covers all partitions: a
 * scan continues after the message with it.
 */
export type Message = AgencyAnswer<'listMessages'>['items'][number];

/**
 * A group that stays sealed, with its audience, as the agency's API gives it. The size of the group
 * is not disclosed.
 */
export interface SealedGroup {
  sealed: true;
  group: string;
  /** the owner of the key that seals it: an agency or a district */
  scope: string;
  /** the generation of that key */
  generation: number;
}

export interface ScanProgress {
  scanned: number;
  matched: number;
  /** the largest number of records that one scan reads */
  budget: number;
  /** append time of the record that was read last */
  at: string | null;
  /**
   * where to continue after the records that were read; null in a live scan until the past has been
   * shown
   */
  cursor: string | null;
  /**
   * records for which the filter could not be evaluated, for example because a field of the filter
   * is missing
   */
  failed: number;
  /** the filter's error for the first of them */
  failure: string | null;
}

export interface ScanEnd extends ScanProgress {
  /**
   * `limit`: enough matches were found. `budget`: the allowed number of records was read, continue
   * with `cursor`. `done`: no records are left.
   */
  reason: 'limit' | 'budget' | 'done';
}

/**
 * POST /api/messages/unmask. The request is written down before anything is opened; the page hides
 * the content again after `hideAfterSeconds`.
 */
export interface UnmaskWish {
  agency: string;
  flow: string;
  entityId: string;
  version: number;
  purpose: string;
  reason: string;
}

export interface Unmasked {
  disclosureId: string;
  hideAfterSeconds: number;
  /** by group: the opened content, or the reason why the group stays sealed */
  groups: Record<string, { opened: Record<string, unknown> } | { sealed: string }>;
}

/**
 * GET /api/events/:eventId?agency= answers one event through the agency's API. GET
 * /api/topics/:topic/export?…&format=csv|json downloads a scan.
 */
export interface EventDetail extends EventRecord {
  waterfall: Waterfall;
  receipts: AgencyAnswer<'readReceipts'>['receipts'];
}

/**
 * `raw`: the bytes as they are in the log, base64, with their seals; null where they are too large
 * to show. `related`: events of the same correlation that this agency holds, oldest first, at most
 * 100.
 */
export type EventRecord = AgencyAnswer<'readEventRecord'>;

/** GET /api/events/:eventId/lineage?agency= : what rests on it and on what it rests, as a graph. */
export type Lineage = AgencyAnswer<'readLineage'>;

/** The moments of one event's journey; null where a moment is unknown. */
export interface Waterfall {
  occurredAt: string;
  /** time of the owner's transaction, which writes the entity's row and the outbox */
  recordedAt: string;
  /** time at which the broker stored it */
  appendedAt: string;
  /**
   * by agency: when its copy applied the event; `at` is null when the event is older than the
   * period that was read, or is not applied yet
   */
  applied: {
    agency: string;
    at: string | null;
    /**
     * true: the agency that was asked wrote the moment down. False: a report gave it, which says
     * only that the copy had the event by then
     */
    isExact: boolean;
    has: boolean;
  }[];
}
