import type { Message } from '../../../contract/topics';

/** A message for tests. */
export function aMessage(at: number, change: Partial<Message> = {}): Message {
  return {
    topic: 'timpora.sighting',
    partition: 0,
    offset: String(at),
    appendedAt: new Date(Date.UTC(2026, 10, 24, 3) + at * 1_000).toISOString(),
    appliedAt: '2026-11-24T03:00:00.500Z',
    eventId: `event-${at}`,
    key: `kec-menteng:entity-${at}`,
    entityId: `entity-${at}`,
    version: 1,
    headers: {},
    schemaId: 103,
    sizeBytes: 400,
    value: {},
    cursor: `after-${at}`,
    ...change,
  };
}
