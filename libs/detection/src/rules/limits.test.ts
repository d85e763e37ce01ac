import { beginningOf, dayNumber } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import { tried } from '../evaluated.js';
import {
  aCalendarEntry,
  aLodging,
  anAccreditation,
  anIncident,
  aPermit,
  aRepresentation,
  aSighting,
  noonOf,
} from '../example-facts.js';
import type { Facts, LodgingFact, PermitFact } from '../facts.js';
import type { Evaluation, Rule } from '../rule.js';
import { countedDays } from './days-away.js';
import { districtDiffers } from './district-differs.js';
import { electionConduct } from './election-conduct.js';
import { incidentAtRepresentation } from './incident-at-representation.js';
import { sponsorEndedPermits } from './sponsor-ended-permits.js';

const NOW = noonOf('2026-11-30');

function evaluated(
  rule: object,
  facts: Partial<Facts>,
  { now = NOW, coveredUntil = NOW as number | null } = {},
): Evaluation {
  const shows = { id: 'Batas aturan.', en: 'A limit of a rule.' };
  return tried(rule as Rule, { shows, facts, now, coveredUntil });
}

const findingsOf = (...given: Parameters<typeof evaluated>) => evaluated(...given).findings;

describe('days in another district', () => {
  const lodged = (from: string, until: string | null, change: Partial<LodgingFact> = {}) =>
    aLodging(1, {
      ...{ kecamatan: '31.71.01', checkInAt: noonOf(from) },
      checkOutAt: until === null ? null : noonOf(until),
      ...change,
    });
  const found = (lodging: LodgingFact, permit: PermitFact = aPermit(1)) =>
    findingsOf(districtDiffers, { permit: [permit], lodging: [lodging] });

  it('count one for a short trip, and each for a longer stretch', () => {
    expect(countedDays([1, 2, 3], 3)).toBe(1);
    expect(countedDays([1, 2, 3, 4], 3)).toBe(4);
    expect(countedDays([1, 2, 5, 9, 10, 11, 12], 3)).toBe(6);
    expect(countedDays([], 3)).toBe(0);
  });

  it('are a lead from the eighth day on, by the calendar of Jakarta', () => {
    expect(found(lodged('2026-11-10', '2026-11-16'))).toEqual([]);
    expect(found(lodged('2026-11-10', '2026-11-17'))).toHaveLength(1);
    const untilMidnight = beginningOf(dayNumber('2026-11-17'));
    expect(found(lodged('2026-11-10', null, { checkOutAt: untilMidnight - 1 }))).toEqual([]);
    expect(found(lodged('2026-11-10', null, { checkOutAt: untilMidnight }))).toHaveLength(1);
  });

  it('go on as far as the reports are complete, until a crossing or another lodging', () => {
    const open = [lodged('2026-11-09', null)];
    const permit = [aPermit(1)];
    const until = (day: string) => ({ coveredUntil: noonOf(day) });
    expect(findingsOf(districtDiffers, { permit, lodging: open }, until('2026-11-15'))).toEqual([]);
    expect(
      findingsOf(districtDiffers, { permit, lodging: open }, until('2026-11-16')),
    ).toHaveLength(1);
    const left = aSighting(1, { kecamatan: '31.71.06', seenAt: noonOf('2026-11-12') });
    const next = aLodging(2, { checkInAt: noonOf('2026-11-12'), checkOutAt: noonOf('2026-11-13') });
    const exit = { id: 'exit', eventId: 'exit-event', owner: 'imigrasi-jakpus' };
    const crossing = { subjectId: 'person-1', direction: 'EXIT', checkpoint: 'CGK' };
    const movement = [{ ...exit, ...crossing, at: noonOf('2026-11-12'), retracted: false }];
    expect(findingsOf(districtDiffers, { permit, lodging: open, movement })).toEqual([]);
    expect(findingsOf(districtDiffers, { permit, lodging: [...open, next] })).toEqual([]);
    const retracted = [{ ...movement[0]!, retracted: true }];
    for (const facts of [{ movement: retracted }, { sighting: [left] }])
      expect(findingsOf(districtDiffers, { permit, lodging: open, ...facts })).toHaveLength(1);
  });

  it('count only while a permit was in force, and after it had named its district', () => {
    const stay = lodged('2026-11-10', '2026-11-24');
    const ended = { status: 'REVOKED', endedOn: dayNumber('2026-11-12') };
    expect(found(stay, aPermit(1, ended))).toEqual([]);
    expect(found(stay, aPermit(1, { status: 'RETRACTED' }))).toEqual([]);
    const since = (day: string) => aPermit(1, { kecamatanSince: noonOf(day) });
    expect(found(stay, since('2026-11-16'))).toHaveLength(1);
    expect(found(stay, since('2026-11-17'))).toEqual([]);
  });

  it('leave the window, and are looked at again on the next day', () => {
    const facts = { permit: [aPermit(1)], lodging: [lodged('2026-11-10', '2026-11-17')] };
    expect(evaluated(districtDiffers, facts).againAt).toBe(beginningOf(dayNumber('2026-12-01')));
    const window = districtDiffers.parameters.windowDays.value;
    const now = noonOf('2026-11-10') + window * 86_400_000;
    expect(findingsOf(districtDiffers, facts, { now: now - 86_400_000 })).toHaveLength(1);
    expect(findingsOf(districtDiffers, facts, { now })).toEqual([]);
  });
});

describe('permits of a sponsor', () => {
  const permits = (all: number, ended: number) =>
    Array.from({ length: all }, (_, i) =>
      aPermit(i + 1, { sponsorId: 'SPONSOR-LATIHAN', status: i < ended ? 'REVOKED' : 'ACTIVE' }),
    );
  const found = (all: number, ended: number) =>
    findingsOf(sponsorEndedPermits, { permit: permits(all, ended) });

  it.each([
    [19, 19, 0],
    [20, 4, 0],
    [20, 5, 1],
    [100, 24, 0],
    [100, 25, 1],
  ])('of %i, of which %i were revoked, are a lead: %i', (all, ended, leads) => {
    expect(found(all, ended)).toHaveLength(leads);
  });

  it('name at most a hundred events, the revoked first, and nobody', () => {
    const [one] = found(200, 90);
    expect(one).toMatchObject({ subjectId: null, kecamatan: null, cause: 'SPONSOR-LATIHAN' });
    expect(one!.evidence).toHaveLength(100);
    for (let no = 1; no <= 90; no++) expect(one!.evidence).toContain(`permit-${no}-event`);
  });

  it('weigh more at twice the rate', () => {
    expect(found(20, 9)[0]!.severity).toBe('LOW');
    expect(found(20, 10)[0]!.severity).toBe('MEDIUM');
  });
});

describe('conduct at an election', () => {
  const at = (seenAt: number) => [aSighting(1, { activity: 'CAMPAIGN', seenAt })];
  const calendar = [aCalendarEntry(1)];
  const DAY = { first: beginningOf(dayNumber('2026-11-10')) };
  const LAST = beginningOf(dayNumber('2026-11-21'));

  it('is judged by the days of Jakarta', () => {
    const found = (seenAt: number) =>
      findingsOf(electionConduct, { sighting: at(seenAt), calendar }).length;
    expect([DAY.first - 1, DAY.first, LAST - 1, LAST].map(found)).toEqual([0, 1, 1, 0]);
  });

  it.each([
    ['until the day before', { validUntil: dayNumber('2026-11-14') }, 1],
    ['until that day', { validUntil: dayNumber('2026-11-15') }, 0],
    ['from that day on', { validFrom: dayNumber('2026-11-15') }, 0],
    ['from the next day on', { validFrom: dayNumber('2026-11-16') }, 1],
    ['of another kind', { kind: 'UNKNOWN' }, 1],
    ['that never was', { status: 'RETRACTED' }, 1],
  ])('with an accreditation %s', (_what, change, leads) => {
    const accreditation = [anAccreditation(1, change)];
    const sighting = at(noonOf('2026-11-15'));
    const { findings, silentFor } = evaluated(electionConduct, {
      ...{ sighting, calendar, accreditation },
    });
    expect(findings).toHaveLength(leads);
    expect(silentFor === null).toBe(leads === 1);
  });

  it('is graver in the quiet days and on polling day', () => {
    const severity = (stage: string) =>
      findingsOf(electionConduct, {
        sighting: at(noonOf('2026-11-15')),
        calendar: [aCalendarEntry(1, { stage })],
      })[0]!.severity;
    expect(['CAMPAIGN', 'QUIET_DAYS', 'VOTING', 'RECAPITULATION'].map(severity)).toEqual([
      ...['MEDIUM', 'HIGH', 'HIGH', 'MEDIUM'],
    ]);
  });

  it('rests on the entry of the calendar, and on the law where there is none', () => {
    const [byCalendar] = findingsOf(electionConduct, {
      ...{ sighting: at(noonOf('2026-11-15')), calendar },
    });
    expect(byCalendar!.evidence).toEqual(['sighting-1-event', 'calendar-1-event']);
    const [byLaw] = findingsOf(electionConduct, { sighting: at(noonOf('2024-02-13')) });
    expect(byLaw!.evidence).toEqual(['sighting-1-event']);
    expect(byLaw!.explanation.en).toContain('PKPU 3/2022');
    expect(byLaw!.explanation.id).toContain('masa tenang');
  });
});

describe('incidents at a representation', () => {
  const found = (...given: Parameters<typeof anIncident>[1][]) =>
    findingsOf(incidentAtRepresentation, {
      incident: given.map((change, i) => anIncident(i + 1, change)),
    });

  it('are as grave as the gravest, and a step graver where they are many', () => {
    expect(found({ severity: 'LOW' })[0]!.severity).toBe('LOW');
    expect(found({ severity: 'LOW' }, { severity: 'HIGH' })[0]!.severity).toBe('HIGH');
    const low = { severity: 'LOW' };
    expect(found(low, low)[0]!.severity).toBe('LOW');
    expect(found(low, low, low)[0]!.severity).toBe('MEDIUM');
    expect(found(low, low, { ...low, status: 'CLOSED' })[0]!.severity).toBe('LOW');
    expect(found({ severity: 'UNKNOWN' })[0]!.severity).toBe('LOW');
  });

  it('are fewer once the oldest leaves the window, and stay a lead while they are open', () => {
    const incident = [1, 2, 3].map((no) => anIncident(no, { severity: 'LOW' }));
    const facts = { incident, representation: [aRepresentation(1)] };
    const { againAt } = evaluated(incidentAtRepresentation, facts);
    const severity = (now: number) =>
      findingsOf(incidentAtRepresentation, facts, { now })[0]!.severity;
    expect([severity(againAt! - 1), severity(againAt!)]).toEqual(['MEDIUM', 'LOW']);
    expect(evaluated(incidentAtRepresentation, facts, { now: againAt! }).againAt).toBeNull();
  });

  it('ask for protection of the premises, whatever became of their listing', () => {
    const [one] = found({});
    expect(one).toMatchObject({
      ...{ cause: 'representation-1', subjectId: null, requestedAction: 'PROTECT' },
      kecamatan: '31.71.06',
    });
    expect(one!.explanation.en).not.toContain('level');
  });
});
