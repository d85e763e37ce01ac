import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carriesNumber, HIGHEST_OWNER_NUMBER, namedEntityId, newEntityId } from './entity-id.js';
import { eventIdOf, isEventIdOf, timeInEventId } from './event-id.js';

const UUID_8 = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const AT = Date.UTC(2026, 10, 29, 3, 4, 5, 678);
const number = fc.integer({ min: 1, max: HIGHEST_OWNER_NUMBER });
const time = fc.integer({ min: 0, max: 253_402_300_799_999 });

describe('ids of entities', () => {
  it('carry the number of their owner, and no other', () => {
    fc.assert(
      fc.property(number, number, time, fc.string(), (own, other, at, name) => {
        for (const id of [newEntityId(own, at), namedEntityId(own, name)]) {
          expect(id).toMatch(UUID_8);
          expect(carriesNumber(id, own)).toBe(true);
          expect(carriesNumber(id, other)).toBe(own === other);
        }
      }),
    );
  });

  it('ascend with time, and differ within a millisecond', () => {
    fc.assert(
      fc.property(number, number, time, time, (one, two, earlier, later) => {
        fc.pre(earlier < later);
        expect(newEntityId(one, earlier) < newEntityId(two, later)).toBe(true);
      }),
    );
    const many = Array.from({ length: 10_000 }, () => newEntityId(7, AT));
    expect(new Set(many).size).toBe(many.length);
  });

  it.each([
    ['of another version', '019a0000-0000-7000-8000-000700000000'],
    ['in capitals', '019A0000-0000-8000-8000-000700000000'],
    ['of another variant', '019a0000-0000-8000-c000-000700000000'],
    ['with something after it', '019a0000-0000-8000-8000-000700000000\n'],
    ['that is no UUID', '0007'],
  ])('%s carry none', (_, id) => {
    expect(carriesNumber(id, 7)).toBe(false);
  });

  it.each([-1, 65_536, 1.5, Number.NaN])('are not made for the number %s', (wrong) => {
    expect(() => newEntityId(wrong, AT)).toThrow(/Expected a number from 0 to 65535/);
  });

  it.each([-1, 2 ** 48, 0.5, Number.NaN])('are not made for the time %s', (wrong) => {
    expect(() => newEntityId(1, wrong)).toThrow(/Expected a time of 48 bits/);
  });
});

describe('ids of events', () => {
  const facts = {
    topic: 'timpora.sighting',
    key: 'kec-menteng:019acd4a-3dee-8123-8456-000b89abcdef',
    version: 1,
    recordedAt: AT,
  };

  // docs/ids.md has these vectors too.
  it.each([
    [facts, '01a22542-832e-85aa-803d-f94806857ad4'],
    [{ ...facts, version: 2 }, '01a22542-832e-84a7-aa5b-9cdcc962aecd'],
    [
      { topic: 'timpora.directory', key: 'kec-menteng', version: 1, recordedAt: 0 },
      '00000000-0000-80f9-a164-592a2440299d',
    ],
  ])('follow from %j', (given, expected) => {
    expect(eventIdOf(given)).toBe(expected);
  });

  it('begin with the time, and are of one event alone', () => {
    const fact = fc.record({
      topic: fc.constantFrom('timpora.sighting', 'timpora.permit'),
      key: fc.string(),
      version: fc.integer({ min: 1, max: 2_147_483_647 }),
      recordedAt: time,
    });
    fc.assert(
      fc.property(fact, fact, (one, other) => {
        const id = eventIdOf(one);
        expect(id).toMatch(UUID_8);
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(one.recordedAt);
        expect(isEventIdOf(id, one)).toBe(true);
        const isSame = JSON.stringify(one) === JSON.stringify(other);
        expect(isEventIdOf(id, other)).toBe(isSame);
        expect(isEventIdOf(id.toUpperCase(), one)).toBe(id === id.toUpperCase());
      }),
    );
  });

  it('tell their time, as those of earlier releases do, and no other UUID does', () => {
    expect(timeInEventId(eventIdOf(facts))).toBe(AT);
    expect(timeInEventId('019acd4a-3dee-7123-8456-123456abcdef')).toBe(0x019a_cd4a_3dee);
    expect(timeInEventId('5f0c1a52-6a6e-4f0e-9c1d-0a6a4f6d2b11')).toBeNull();
  });

  it.each([-1, 2 ** 48, Number.NaN])('are none of what was recorded at %s', (recordedAt) => {
    expect(isEventIdOf(eventIdOf(facts), { ...facts, recordedAt })).toBe(false);
  });
});
