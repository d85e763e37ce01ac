import { beginningOf, civilDayAt, dayNumber } from '@sinergi/law';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPEN_RULES, ruleNamed } from './all-rules.js';
import { evaluated } from './evaluated.js';
import { aLodging, aMovement, aPermit, aSighting, noonOf } from './example-facts.js';
import { type Facts, NO_FACTS } from './facts.js';
import { type RehearseOptions, rehearse, timesOf } from './rehearse.js';
import { type Rule, valuesOf } from './rule.js';

const NOW = noonOf('2026-12-10');
const DAYS = 30;
const overstay = ruleNamed('overstay');

/** How a test rehearses otherwise. */
type Change = Partial<RehearseOptions> & {
  days?: number;
  now?: number;
  /** the numbers in force, where they are not those published */
  inForce?(day: number): Record<string, number>;
};

function rehearsed(
  facts: Partial<Facts>,
  set: Record<string, number>,
  { days = DAYS, now = NOW, inForce, ...change }: Change = {},
) {
  const { rule = overstay } = change;
  const valuesOn = (day: number) => ({ ...valuesOf(rule), ...inForce?.(day) });
  const times = timesOf({ days, now }, valuesOn, set);
  return rehearse(
    { ...NO_FACTS, ...facts },
    { rule, times, coveredUntil: () => now, hasOwnTime: false, ...change },
  );
}

/** A permit whose last day is some days ago. */
const ended = (daysAgo: number, change: object = {}) =>
  aPermit(1, { kind: 'KUNJUNGAN', validUntil: dayNumber('2026-12-10') - daysAgo, ...change });

/** An id that was minted, or an event that was said, at a time. */
const said = (at: number): string => {
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-8000-8000-000000000001`;
};

describe('the days of a rehearsal', () => {
  const values = { graceDays: 0 };
  it('end in Jakarta, the last of them now', () => {
    expect(timesOf({ days: 1, now: NOW }, () => values, {}).map(({ at }) => at)).toEqual([NOW]);
    const times = timesOf({ days: 3, now: NOW }, () => values, {}).map(({ at }) => at);
    expect(times.map(civilDayAt)).toEqual(['2026-12-08', '2026-12-09', '2026-12-10']);
    expect(times[1]).toBe(beginningOf(dayNumber('2026-12-10')) - 1);
  });
});

describe('a rehearsal', () => {
  it('says nothing differs where the numbers do not', () => {
    expect(rehearsed({ permit: [ended(12)] }, {})).toEqual({ same: 1, differences: [] });
    expect(rehearsed({}, { graceDays: 9 })).toEqual({ same: 0, differences: [] });
  });

  it('tells which alerts go, and why in the rule’s words', () => {
    const { same, differences } = rehearsed({ permit: [ended(3)] }, { graceDays: 3 });
    expect(same).toBe(0);
    expect(differences).toMatchObject([
      {
        ...{ cause: 'permit-1', kind: 'GO', changed: null, changes: [], isSaidAnew: false },
        present: { from: '2026-12-08', until: '2026-12-10', days: 3 },
        silentFor: { en: 'The days over are not more than the days of grace.' },
      },
    ]);
    expect(differences[0]!.present!.finding.evidence).toEqual(['permit-1-event']);
  });

  it('tells which alerts come: from the numbers tried to those in force', () => {
    const given = { permit: [ended(3)] };
    const strict = { inForce: () => ({ graceDays: 5 }) };
    expect(rehearsed(given, { graceDays: 0 }, strict).differences).toMatchObject([
      { kind: 'COME', present: null, changed: { from: '2026-12-08', days: 3 } },
    ]);
  });

  it('tells which alerts change, and in what', () => {
    const later = rehearsed({ permit: [ended(5)] }, { graceDays: 3 });
    expect(later.differences).toMatchObject([
      {
        ...{ kind: 'CHANGE', changes: ['DAYS'], silentFor: null },
        present: { from: '2026-12-06' },
        changed: { from: '2026-12-09', until: '2026-12-10', days: 2 },
      },
    ]);
    const graver = rehearsed({ permit: [ended(5)] }, { mediumFromDays: 4 });
    expect(graver.differences).toMatchObject([
      {
        ...{ kind: 'CHANGE', changes: ['SEVERITY'] },
        present: { finding: { severity: 'LOW' } },
        changed: { finding: { severity: 'MEDIUM' } },
      },
    ]);
  });

  it('compares with the numbers that were in force on each day', () => {
    const inForce = (day: number) => ({ graceDays: day < dayNumber('2026-12-07') ? 30 : 0 });
    const { differences } = rehearsed({ permit: [ended(9)] }, { graceDays: 8 }, { inForce });
    expect(differences).toMatchObject([
      { kind: 'CHANGE', present: { from: '2026-12-07' }, changed: { from: '2026-12-10' } },
    ]);
  });

  it('leaves out what happened after the day', () => {
    const left = aMovement(1, { direction: 'EXIT', at: noonOf('2026-12-05') });
    const { differences } = rehearsed({ permit: [ended(9)], movement: [left] }, { graceDays: 30 });
    expect(differences).toMatchObject([
      { kind: 'GO', present: { from: '2026-12-02', until: '2026-12-04', days: 3 } },
    ]);
  });

  it('leaves out what was first said after the day, where real time says so', () => {
    const permit = [ended(20, { id: said(noonOf('2026-12-04')) })];
    const of = (hasOwnTime: boolean) =>
      rehearsed({ permit }, { graceDays: 30 }, { hasOwnTime }).differences[0]!.present!.from;
    expect(of(false)).toBe('2026-12-04');
    expect(of(true)).toBe('2026-11-21');
  });

  it('says where something was said anew since: how it read on that day is not kept', () => {
    const of = (eventId: string, hasOwnTime = false) =>
      rehearsed({ permit: [ended(9, { eventId })] }, { graceDays: 30 }, { hasOwnTime })
        .differences[0]!.isSaidAnew;
    expect(of(said(noonOf('2026-12-01')))).toBe(false);
    expect(of(said(noonOf('2026-12-05')))).toBe(true);
    expect(of(said(noonOf('2026-12-05')), true)).toBe(false);
    expect(of('an id without a time')).toBe(false);
  });

  it('lets whoever left later stay on that day', () => {
    const rule = ruleNamed('district-differs');
    const lodging = [
      aLodging(1, {
        ...{ kecamatan: '31.71.01', checkInAt: noonOf('2026-11-20') },
        checkOutAt: noonOf('2026-12-05'),
      }),
    ];
    const { differences } = rehearsed(
      { permit: [aPermit(1)], lodging },
      { differentDays: 60 },
      { rule },
    );
    expect(differences[0]).toMatchObject({ kind: 'GO', present: { from: '2026-11-27' } });
  });

  it('takes no absence for a fact that nobody had stated by the day', () => {
    const rule = ruleNamed('lodging-unreported');
    const sighting = [
      aSighting(1, {
        ...{ activity: 'LODGING', seenAt: noonOf('2026-12-01'), kecamatan: '31.71.01' },
      }),
    ];
    const first = (coveredUntil: number) =>
      rehearsed(
        { permit: [aPermit(1)], sighting },
        Object.fromEntries(
          Object.entries(rule.parameters).map(([name, { highest }]) => [name, highest]),
        ),
        { rule, coveredUntil: () => coveredUntil },
      ).differences[0]?.present?.from;
    expect(first(NOW)! > '2026-12-02').toBe(true);
    expect(first(noonOf('2026-12-01'))).toBeUndefined();
  });
});

describe.each(OPEN_RULES.map((rule) => [rule.id, rule] as const))('of the rule %s', (_id, rule) => {
  const examples = [...rule.mustFire, ...rule.mustNotFire];
  const otherValues = fc.record(
    Object.fromEntries(
      Object.entries(rule.parameters).map(([name, { lowest, highest }]) => [
        name,
        Number.isInteger(lowest) && Number.isInteger(highest)
          ? fc.integer({ min: lowest, max: highest })
          : fc.double({ min: lowest, max: highest, noNaN: true }),
      ]),
    ),
  );

  it('a rehearsal tells of today what an evaluation tells, whatever the numbers', () => {
    for (const { facts, now, coveredUntil } of examples) {
      const found = (values: Record<string, number>) =>
        evaluated(rule, facts, {
          now,
          coveredUntil: coveredUntil && Math.min(coveredUntil, now),
          values,
        })
          .findings.map(({ cause }) => cause)
          .sort();
      fc.assert(
        fc.property(otherValues, (values) => {
          const today = civilDayAt(now);
          const options = { rule, days: 40, now, coveredUntil: () => coveredUntil };
          const { same, differences } = rehearsed(facts, values, options);
          const standing = (side: 'present' | 'changed') =>
            differences.flatMap((one) => (one[side]?.until === today ? one.cause : [])).sort();
          const [before, after] = [found({}), found(values)];
          if (differences.length === 0) expect(after).toEqual(before);
          expect(same + standing('present').length).toBeGreaterThanOrEqual(before.length);
          const isNew = (cause: string) => !before.includes(cause);
          expect(standing('changed')).toEqual(expect.arrayContaining(after.filter(isNew)));
        }),
        { numRuns: 10 },
      );
    }
  });

  it('a rehearsal that skips quiet days tells what one that evaluates each tells', () => {
    /** Asks to be evaluated again at once: nothing is skipped. */
    const impatient: Rule = {
      ...rule,
      evaluate: (facts, context) => ({
        ...rule.evaluate(facts, context),
        againAt: context.now,
      }),
    };
    for (const { facts, now, coveredUntil } of examples)
      fc.assert(
        fc.property(otherValues, (values) => {
          const options = {
            ...{ days: 90, now: now + 5 * 86_400_000 },
            coveredUntil: () => coveredUntil,
          };
          const told = (by: Rule) => rehearsed(facts, values, { ...options, rule: by });
          expect(told(rule)).toEqual(told(impatient));
        }),
        { numRuns: 5 },
      );
  });
});
