import { randomUUID } from 'node:crypto';
import { type Bulletin, eventIdOf, newEntityId } from '@sinergi/contracts';

/** How whatever is measured is handled. */
export const HANDLING = {
  purpose: 'SUPERVISION',
  legalBasis: 'UU 6/2011 art. 69',
  retainUntil: '2031-11-24',
};
const RETAIN_UNTIL_DAY = Date.parse('2031-11-24') / 86_400_000;

/**
 * The body that an agency's own system sends: short, so that the event has about 150 to 200 bytes.
 */
export const bulletinBody = (n: number): Record<string, unknown> => ({
  title: `Buletin ${n}`,
  body: 'Contoh isi.',
  handling: HANDLING,
});

/** Returns the event that the owner's service would make from the body. */
export function bulletinEvent(n: number, owner: string): Bulletin {
  const now = Date.now();
  const bulletinId = newEntityId(n & 0xffff, now);
  const facts = { topic: 'timpora.bulletin', key: `${owner}:${bulletinId}`, version: 1 };
  return {
    eventId: eventIdOf({ ...facts, recordedAt: now }),
    version: 1,
    change: 'PUBLISHED',
    owner,
    occurredAt: now,
    recordedAt: now,
    correlationId: randomUUID(),
    causationId: null,
    handling: {
      purpose: HANDLING.purpose,
      legalBasis: HANDLING.legalBasis,
      retainUntil: RETAIN_UNTIL_DAY,
      exercise: true,
      exerciseId: null,
      disputed: false,
    },
    bulletinId,
    title: `Buletin ${n}`,
    body: 'Contoh isi.',
    links: [],
    supersedes: null,
    status: 'CURRENT',
  } as Bulletin;
}

/** Returns the event as a row of the peers' table, in the order of its columns. */
export function bulletinRow(event: Bulletin): unknown[] {
  const { handling } = event;
  return [
    event.bulletinId,
    event.eventId,
    event.version,
    event.change,
    event.owner,
    event.occurredAt,
    event.recordedAt,
    event.correlationId,
    event.causationId,
    handling.purpose,
    handling.legalBasis,
    handling.retainUntil,
    handling.exercise,
    handling.disputed,
    event.title,
    event.body,
    event.supersedes,
    event.status,
  ];
}
