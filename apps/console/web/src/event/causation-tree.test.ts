import { describe, expect, it } from 'vitest';
import { causationRows, type RelatedEvent } from './causation-tree.js';

const event = (eventId: string, causationId: string | null): RelatedEvent => ({
  eventId,
  causationId,
  flow: 'sighting',
  change: 'REPORTED',
  recordedAt: '2026-11-24T03:00:00.000Z',
});
const drawn = (related: RelatedEvent[]) =>
  causationRows(related).map(({ eventId, depth }) => `${'-'.repeat(depth)}${eventId}`);

describe('the causes of an event', () => {
  it('stand above what they led to', () => {
    expect(drawn([event('a', null), event('b', 'a'), event('c', null), event('d', 'b')])).toEqual([
      'a',
      '-b',
      '--d',
      'c',
    ]);
  });

  it('are said to be unknown where this agency does not hold them', () => {
    expect(causationRows([event('b', 'elsewhere')])).toMatchObject([
      { eventId: 'b', depth: 0, causeIsUnknown: true },
    ]);
  });

  it('end, although somebody closed a circle', () => {
    expect(drawn([event('a', 'b'), event('b', 'a')])).toEqual(['a', '-b']);
  });
});
