import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALL_RULES } from './all-rules.js';
import { tried } from './evaluated.js';
import type { FactKind, Facts } from './facts.js';
import type { Example, Rule } from './rule.js';

const DAY_MS = 86_400_000;
const examplesOf = ({ mustFire, mustNotFire }: Rule): readonly Example[] => [
  ...mustFire,
  ...mustNotFire,
];

/** Fields that events have on the log, and others that somebody may add: open, and sealed. */
const PROTECTED = fc.record(
  {
    nationality: fc.constantFrom('UTO', 'XXA', 'XXB'),
    sex: fc.constantFrom('F', 'M', 'X'),
    religion: fc.string(),
    ethnicity: fc.string(),
    name: fc.string(),
    birthDate: fc.constantFrom('1960-01-01', '2001-12-31'),
    state: fc.constantFrom('UTO', 'XXA', 'XXB'),
    holder: fc.record({ sealed: fc.base64String(), scope: fc.uuid() }),
    guest: fc.option(fc.base64String()),
    person: fc.option(fc.base64String()),
    notes: fc.option(fc.base64String()),
  },
  { requiredKeys: [] },
);

/** The facts of an example, each changed. */
function changed(facts: Partial<Facts>, change: (fact: object) => object): Partial<Facts> {
  return Object.fromEntries(
    Object.entries(facts).map(([kind, list]) => [kind, (list as object[]).map(change)]),
  );
}

/** The facts of an example, in an order that the seed draws. */
const shuffled = (facts: Partial<Facts>): fc.Arbitrary<Partial<Facts>> =>
  fc.record(
    Object.fromEntries(
      Object.entries(facts).map(([kind, list]) => [
        kind,
        fc.shuffledSubarray([...list], { minLength: list.length }),
      ]),
    ),
  ) as fc.Arbitrary<Partial<Facts>>;

describe.each(ALL_RULES.map((rule) => [rule.id, rule] as const))('the rule %s', (_id, rule) => {
  const RUNS = { numRuns: 10 };

  it('says the same whatever the order of its facts', () => {
    for (const example of examplesOf(rule)) {
      const said = tried(rule, example);
      fc.assert(
        fc.property(shuffled(example.facts), (facts) => {
          expect(tried(rule, { ...example, facts })).toEqual(said);
        }),
        RUNS,
      );
    }
  });

  it('says the same whoever it is: protected attributes change nothing', () => {
    for (const example of examplesOf(rule)) {
      const said = tried(rule, example);
      fc.assert(
        fc.property(fc.array(PROTECTED, { minLength: 1, maxLength: 9 }), (people) => {
          let no = 0;
          const facts = changed(example.facts, (fact) => ({
            ...fact,
            ...people[no++ % people.length],
          }));
          expect(tried(rule, { ...example, facts })).toEqual(said);
        }),
        RUNS,
      );
    }
  });

  it('reads the kinds of facts that it states, and fields that their types have', () => {
    const read = new Set<string>();
    for (const example of examplesOf(rule)) {
      const facts = Object.fromEntries(
        Object.entries(example.facts).map(([kind, list]) => [
          kind,
          watched(list as readonly object[], kind, read),
        ]),
      );
      tried(rule, { ...example, facts });
    }
    const kinds = new Set([...read].map((field) => field.split('.')[0] as FactKind));
    expect([...kinds].filter((kind) => !rule.reads.includes(kind))).toEqual([]);
    expect(rule.restsOn.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  it('says the same until the time at which it asks to be evaluated again', () => {
    for (const example of examplesOf(rule)) {
      const { now } = example;
      const said = tried(rule, example);
      const { againAt } = said;
      if (againAt !== null) expect(againAt).toBeGreaterThan(now);
      const last = Math.min((againAt ?? Number.POSITIVE_INFINITY) - 1, now + 400 * DAY_MS);
      fc.assert(
        fc.property(fc.integer({ min: now, max: last }), (later) => {
          expect(tried(rule, { ...example, now: later }).findings).toEqual(said.findings);
        }),
        RUNS,
      );
    }
  });

  it('has the same cause and basis where only time passed', () => {
    for (const example of rule.mustFire) {
      const bases = new Map(tried(rule, example).findings.map((one) => [one.cause, one.basis]));
      for (let days = 1; days <= 60; days++) {
        const now = example.now + days * DAY_MS;
        for (const { cause, basis } of tried(rule, { ...example, now }).findings)
          expect(basis).toBe(bases.get(cause));
      }
    }
  });
});

/** A list whose elements note which of their fields are read. */
const watched = <T extends object>(list: readonly T[], kind: string, read: Set<string>): T[] =>
  list.map(
    (fact) =>
      new Proxy(fact, {
        get(target, field) {
          read.add(`${kind}.${String(field)}`);
          if (!(field in target) && typeof field === 'string')
            throw new RangeError(`Expected a field of ${kind}, got ${field}`);
          return Reflect.get(target, field);
        },
      }),
  );
