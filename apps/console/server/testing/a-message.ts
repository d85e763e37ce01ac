import type { Message } from '../../contract/topics.js';

/** Returns a message of a sighting as an agency answers it, changed as a test needs. */
export function aMessage(over: Partial<Message> = {}): Message {
  return {
    topic: 'timpora.sighting',
    partition: 0,
    offset: '0',
    appendedAt: '2026-11-28T00:00:00.000Z',
    appliedAt: '2026-11-28T00:00:01.000Z',
    eventId: '0193f0a0-0000-7000-8000-000000000000',
    key: 'kec-menteng:0193f0a0-0000-7000-8000-000000000001',
    entityId: '0193f0a0-0000-7000-8000-000000000001',
    version: 1,
    headers: Object.fromEntries(
      ['id', 'type', 'source', 'time', 'subject', 'owner', 'trace', 'kind', 'law'].map((name) => [
        `ce_${name}`,
        'x',
      ]),
    ),
    schemaId: 1,
    sizeBytes: 1_000,
    value: { owner: 'kec-menteng', version: 1 },
    cursor: 'after 0',
    ...over,
  };
}
