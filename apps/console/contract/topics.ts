import type { LagVerdict } from './agency.js';
import type { AgencyAnswer } from './agency-answer.js';

/** GET /api/topics */
export interface TopicRow {
  topic: string;
  /** the flow, `directory`, or `report`, `key`, `dlq` for topics of one agency */
  flow: string;
  /** whose topic it is, where it is one agency's */
  agency: string | null;
  recordName: string;
  /** who may write to it, by code */
  publishers: string[];
  subscribers: string[];
  partitions: number;
  /** records in the log, all partitions; null while the broker has not said */
  records: string | null;
  /**
   * bytes on the broker's disk, all partitions, one replica of each; null while the broker has not
   * said
   */
  sizeBytes: string | null;
  eventsPerSecond: number;
  /** when the newest record was appended, as far as agencies report it */
  lastAppendedAt: string | null;
  schemaVersion: number | null;
  /**
   * of all subscribers together; null while one of them does not say. Of an agency's own letters
   * topic: that agency's, whatever topic they came by
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
  /** topic configuration as deployed */
  config: Record<string, string>;
  /** the access list: who may do what, from the profiles */
  access: { principal: string; operation: string }[];
  schema: { subject: string; version: number | null; text: string };
}

/** Characters of a filter, at most: it is part of an address. */
export const LONGEST_FILTER = 1_000;

/**
 * GET /api/topics/:topic/messages?agency=&partition=&from=&limit=&budget=&filter=&live= answers
 * server-sent events: `message` (Message), `progress` (ScanProgress), `end` (ScanEnd), `problem`
 * (RFC 9457). Closing the connection cancels the scan. `from`: `newest`, `oldest`, `offset:<n>`
 * (with partition) or `time:<ISO>`; `filter` is CEL over `key`, `value`, `headers`, `topic`,
 * `partition`, `offset`, `appendedAt`. `live=true` goes on with what comes; then the `cursor` of
 * the last `progress` says where to take up again after a loss of the connection: sent as `cursor=`
 * or `Last-Event-ID`, it takes the place of `from`. One that the agency does not know any more is
 * answered with the event `resync`, and the scan begins anew.
 *
 * Of a message's `value` the open fields are JSON; a sealed group is a `SealedGroup`, of many a
 * list of them. Its `cursor` is opaque, over all partitions: where to go on after it.
 */
export type Message = AgencyAnswer<'listMessages'>['items'][number];

/** A group that stays sealed: for whom it is, as the agency's API says it. Its size is not told. */
export interface SealedGroup {
  sealed: true;
  group: string;
  /** whose key seals it: an agency or a district */
  scope: string;
  /** which of that key's generations */
  generation: number;
}

export interface ScanProgress {
  scanned: number;
  matched: number;
  /** the most that is looked at in one scan */
  budget: number;
  /** append time of the record looked at last */
  at: string | null;
  /** where to go on after what was looked at; in a live scan null until the past has been shown */
  cursor: string | null;
  /**
   * of which the filter could not say whether they match, such as those without what it speaks of
   */
  failed: number;
  /** what the filter said of the first of them */
  failure: string | null;
}

export interface ScanEnd extends ScanProgress {
  /**
   * `limit`: enough found. `budget`: looked at as many as allowed, go on with `cursor`. `done`:
   * nothing further.
   */
  reason: 'limit' | 'budget' | 'done';
}

/**
 * POST /api/messages/unmask. Written down before anything is opened; the page hides it again after
 * `hideAfterSeconds`.
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
  /** by group: what it holds, or why it stays sealed */
  groups: Record<string, { opened: Record<string, unknown> } | { sealed: string }>;
}

/**
 * GET /api/events/:eventId?agency= : an event through the agency's API. GET
 * /api/topics/:topic/export?…&format=csv|json downloads a scan.
 */
export interface EventDetail extends EventRecord {
  waterfall: Waterfall;
  receipts: AgencyAnswer<'readReceipts'>['receipts'];
}

/**
 * `raw` is the bytes as they are in the log, base64, sealed as they are; null where they are too
 * large to show. `related`: events of the same correlation that this agency holds, oldest first, at
 * most 100.
 */
export type EventRecord = AgencyAnswer<'readEventRecord'>;

/** Moments of one event's journey; null where unknown. */
export interface Waterfall {
  occurredAt: string;
  /** in the owner's transaction: its row and the outbox */
  recordedAt: string;
  /** stored by the broker */
  appendedAt: string;
  /** by agency: when its copy had it; `at` null: longer ago than was looked at, or not yet */
  applied: {
    agency: string;
    at: string | null;
    /**
     * as the agency that was asked wrote it down; else from a report, which says that it had it by
     * then
     */
    isExact: boolean;
    has: boolean;
  }[];
}
