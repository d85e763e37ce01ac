import { dayNumber } from '@sinergi/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_RULES, ruleNamed } from './all-rules.js';
import { evaluated } from './evaluated.js';
import * as example from './example-facts.js';
import type { Facts } from './facts.js';

const FIRST_DAY = dayNumber('2026-11-01');
const RUNS = { numRuns: 40 };
const NOW = example.noonOf('2026-12-20');

// Few days and few hours, so that things happen at the same moment.
const days = fc.integer({ min: FIRST_DAY, max: FIRST_DAY + 40 });
const times = fc
  .tuple(days, fc.constantFrom(0, 10, 700))
  .map(([day, minutes]) => day * 86_400_000 + minutes * 60_000);
const kecamatan = fc.constantFrom('31.71.01', '31.71.06');
const others = fc.subarray(['document-1', 'document-2', 'document-3']);
const some = <T>(kind: (no: number) => fc.Arbitrary<T>) =>
  fc
    .integer({ min: 0, max: 6 })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, no) => kind(no + 1))),
    ) as fc.Arbitrary<T[]>;

const facts: fc.Arbitrary<Facts> = fc.record({
  permit: some((no) =>
    fc
      .record({
        kind: fc.constantFrom('KUNJUNGAN', 'TERBATAS', 'TETAP'),
        status: fc.constantFrom('ACTIVE', 'PENDING', 'REVOKED', 'CANCELLED', 'ENDED_BY_EXIT'),
        indexCode: fc.constantFrom('C1', 'C2', 'E23', 'E99'),
        sponsorId: fc.constantFrom(null, 'sponsor-1'),
        validFrom: days,
        validUntil: days,
        endedOn: fc.option(days),
        pendingSince: fc.option(times),
        kecamatan,
      })
      .map((change) => example.aPermit(no, change)),
  ),
  movement: some((no) =>
    fc
      .record({ direction: fc.constantFrom('ENTRY', 'EXIT'), at: times, retracted: fc.boolean() })
      .map((change) => example.aMovement(no, change)),
  ),
  sighting: some((no) =>
    fc
      .record({
        seenAt: times,
        kecamatan,
        activity: fc.constantFrom('WORK', 'LODGING', 'CAMPAIGN', 'POLLING_PLACE'),
        certainty: fc.constantFrom('DOCUMENT_CHECKED', 'IDENTIFIED'),
      })
      .map((change) => example.aSighting(no, change)),
  ),
  lodging: fc
    .array(fc.record({ checkInAt: times, kecamatan }), { maxLength: 40 })
    .map((all) => all.map((change, no) => example.aLodging(no + 1, change))),
  accreditation: some((no) =>
    fc
      .record({ validFrom: days, validUntil: days })
      .map((change) => example.anAccreditation(no, change)),
  ),
  case: some((no) =>
    fc.record({ isUnderObjection: fc.boolean() }).map((change) => example.aCase(no, change)),
  ),
  calendar: some((no) =>
    fc
      .record({ firstDay: days, lastDay: days, stage: fc.constantFrom('CAMPAIGN', 'VOTING') })
      .map((change) => example.aCalendarEntry(no, change)),
  ),
  incident: some((no) =>
    fc
      .record({ happenedAt: times, severity: fc.constantFrom('LOW', 'MEDIUM', 'HIGH') })
      .map((change) => example.anIncident(no, change)),
  ),
  representation: fc.constant([example.aRepresentation(1)]),
  watch: some((no) =>
    fc
      .record({
        validFrom: days,
        validUntil: days,
        status: fc.constantFrom('ACTIVE', 'LAPSED', 'WITHDRAWN'),
      })
      .map((change) => example.aWatch(no, change)),
  ),
  document: some((no) =>
    fc
      .record({
        document: fc.constantFrom('document-a', 'document-b'),
        agreesWith: others,
        sameAs: others,
        apartFrom: others,
      })
      .map((change) => example.aDocument(no, change)),
  ),
});

const shuffled = (given: Facts): fc.Arbitrary<Facts> =>
  fc.record(
    Object.fromEntries(
      Object.entries(given).map(([kind, all]) => [
        kind,
        fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length }),
      ]),
    ),
  ) as unknown as fc.Arbitrary<Facts>;

/** The same facts, said again by other events. */
const saidAgain = (given: Facts): Facts =>
  Object.fromEntries(
    Object.entries(given).map(([kind, all]) => [
      kind,
      all.map((fact) => ({ ...fact, eventId: `${fact.eventId}-again` })),
    ]),
  ) as unknown as Facts;

describe.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('the rule %s', (_id, rule) => {
  const circumstances = { now: NOW, coveredUntil: NOW };

  it('finds the same in any order of facts, many of them at the same moment', () => {
    fc.assert(
      fc.property(
        facts.chain((given) => fc.tuple(fc.constant(given), shuffled(given))),
        ([given, otherOrder]) => {
          expect(evaluated(rule, otherOrder, circumstances)).toEqual(
            evaluated(rule, given, circumstances),
          );
        },
      ),
      RUNS,
    );
  });

  it('has a basis without its events, and a cause of its own for each finding', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const of = (all: Facts) =>
          evaluated(rule, all, circumstances).findings.map(({ cause, basis }) => [cause, basis]);
        const found = of(given);
        expect(of(saidAgain(given))).toEqual(found);
        expect(new Set(found.map(([cause]) => cause)).size).toBe(found.length);
      }),
      RUNS,
    );
  });

  it('rests on facts that it was given', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const events = new Set(
          Object.values(given).flatMap((all) => all.map(({ eventId }) => eventId)),
        );
        for (const one of evaluated(rule, given, circumstances).findings) {
          expect(one.evidence).toContain(one.causationId);
          expect(one.evidence.length).toBeLessThanOrEqual(100);
          expect(new Set(one.evidence).size).toBe(one.evidence.length);
          for (const eventId of one.evidence) expect(events).toContain(eventId);
        }
      }),
      RUNS,
    );
  });
});

it('a rule that does not exist is refused with those that do', () => {
  expect(() => ruleNamed('invented')).toThrow(/Expected a rule of overstay, .*, got invented/);
});
