import { randomUUID } from 'node:crypto';
import { BOUND_FORMAT, type SealedIn } from '../seal-binding.js';

export const EXCHANGE_ID = 'exchange-of-tests';

/** What the seals of an event are opened by: one of a flow of today, with ids of its own. */
export const aSealedIn = (): SealedIn => ({
  format: BOUND_FORMAT,
  record: {
    topic: 'timpora.sighting',
    entityId: randomUUID(),
    eventId: randomUUID(),
    version: 1,
    schemaHash: Buffer.alloc(32, 7),
  },
});
