import { hash } from 'node:crypto';
import { timeOf } from './entity-id.js';

/** What determines an event's id. */
export interface EventFacts {
  topic: string;
  /** the record's key: owner and entity */
  key: string;
  version: number;
  /** epoch ms */
  recordedAt: number;
}

/**
 * Returns the id of an event (RFC 9562, 5.8, version 8): 48 bits of the time at which it was
 * recorded, so that ids ascend, and 74 bits of a hash of topic, key and version. Everybody who has
 * the record can compute it, so no id can be used for two events.
 */
export function eventIdOf({ topic, key, version, recordedAt }: EventFacts): string {
  const time = timeOf(recordedAt);
  const digest = hash('sha256', `sinergi/event-id/1\0${topic}\0${key}\0${version}`, 'hex');
  const variant = (8 + (Number.parseInt(digest.charAt(3), 16) & 3)).toString(16);
  return [
    time.slice(0, 8),
    time.slice(8),
    `8${digest.slice(0, 3)}`,
    `${variant}${digest.slice(4, 7)}`,
    digest.slice(7, 19),
  ].join('-');
}

/** Tells whether an id is that of the event; also false where the time cannot be in an id. */
export const isEventIdOf = (eventId: string, facts: EventFacts): boolean =>
  Number.isInteger(facts.recordedAt) &&
  facts.recordedAt >= 0 &&
  facts.recordedAt < 2 ** 48 &&
  eventId === eventIdOf(facts);

/**
 * Returns the time in an event's id, epoch ms: in one of today, and in one of version 7 (RFC 9562,
 * 5.7), as earlier releases minted them; null for any other UUID.
 */
export function timeInEventId(eventId: string): number | null {
  const hex = eventId.replaceAll('-', '');
  return hex[12] === '8' || hex[12] === '7' ? Number.parseInt(hex.slice(0, 12), 16) : null;
}
