import { beginningOf, dayNumber } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import { evaluated } from '../evaluated.js';
import { aLodging, aMovement, aSighting, aWatch, noonOf } from '../example-facts.js';
import type { Facts } from '../facts.js';
import { watchHit } from './watch-hit.js';

const NOW = noonOf('2026-11-30');
const LAST_DAY = dayNumber('2026-12-10');

const said = (facts: Partial<Facts>, { now = NOW, values = {} } = {}) =>
  evaluated(watchHit, facts, { now, coveredUntil: null, values });

describe('a hit', () => {
  it('is about one watch, and names nobody and no place beside its explanation', () => {
    const { findings } = said({ watch: [aWatch(1)], sighting: [aSighting(1)] });
    expect(findings).toMatchObject([
      {
        ...{ cause: 'watch-1', subjectId: null, kecamatan: null, severity: 'MEDIUM' },
        ...{ evidence: ['sighting-1-event'], causationId: 'sighting-1-event' },
      },
    ]);
  });

  it('is graver at the border, and is led to by the latest event', () => {
    const { findings } = said({
      watch: [aWatch(1)],
      lodging: [aLodging(1, { checkInAt: noonOf('2026-11-10') })],
      movement: [aMovement(1, { direction: 'EXIT', at: noonOf('2026-11-11') })],
    });
    expect(findings).toMatchObject([
      {
        ...{ severity: 'HIGH', causationId: 'movement-1-event' },
        evidence: ['movement-1-event', 'lodging-1-event'],
      },
    ]);
  });

  it.each([
    ['on the first day', '2026-11-10', 1],
    ['on the last day', '2026-12-10', 1],
    ['a day early', '2026-11-09', 0],
  ])('counts %s of the watch', (_what, day, hits) => {
    const watch = [aWatch(1, { validFrom: dayNumber('2026-11-10'), validUntil: LAST_DAY })];
    const sighting = [aSighting(1, { seenAt: noonOf(day) })];
    expect(said({ watch, sighting }).findings).toHaveLength(hits);
  });

  it('ends with the last day of the watch, in Jakarta', () => {
    const facts = { watch: [aWatch(1, { validUntil: LAST_DAY })], sighting: [aSighting(1)] };
    const end = beginningOf(LAST_DAY + 1);
    expect(said(facts).againAt).toBe(end);
    expect(said(facts, { now: end - 1 }).findings).toHaveLength(1);
    expect(said(facts, { now: end })).toMatchObject({
      findings: [],
      silentFor: { en: 'The watch was withdrawn, or it has expired.' },
    });
  });

  it('says why it is silent where a person was only described', () => {
    const sighting = [aSighting(1, { certainty: 'DESCRIBED' })];
    expect(said({ watch: [aWatch(1)], sighting }).silentFor?.en).toMatch(/only described/);
    expect(said({ sighting }).silentFor).toBeNull();
  });

  it('names the latest events, as many as are set', () => {
    const sighting = [1, 2, 3].map((no) => aSighting(no, { seenAt: noonOf(`2026-11-1${no}`) }));
    const [finding] = said(
      { watch: [aWatch(1)], sighting },
      { values: { shownAtMost: 2 } },
    ).findings;
    expect(finding!.evidence).toEqual(['sighting-3-event', 'sighting-2-event']);
  });

  it('has another basis after each encounter, and after an extension', () => {
    const basisOf = (facts: Partial<Facts>) => said(facts).findings[0]!.basis;
    const [watch, sighting] = [[aWatch(1)], [aSighting(1)]];
    const bases = [
      basisOf({ watch, sighting }),
      basisOf({ watch, sighting, movement: [aMovement(1)] }),
      basisOf({ watch: [aWatch(1, { validUntil: LAST_DAY })], sighting }),
    ];
    expect(new Set(bases).size).toBe(3);
  });
});
