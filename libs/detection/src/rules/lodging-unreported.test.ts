import { beginningOf, dayNumber } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import { type Circumstances, evaluated } from '../evaluated.js';
import { aLodging, aPermit, aSighting, noonOf } from '../example-facts.js';
import type { Facts, LodgingFact } from '../facts.js';
import { lodgingUnreported as rule } from './lodging-unreported.js';
import { SILENCE } from './lodging-unreported-words.js';

const NOW = noonOf('2026-12-20');
const DAY = dayNumber('2026-11-10');
const lodging = aSighting(1, { activity: 'LODGING', seenAt: noonOf('2026-11-10') });
const evaluate = (facts: Partial<Facts>, change: Partial<Circumstances> = {}) =>
  evaluated(rule, { sighting: [lodging], ...facts }, { now: NOW, coveredUntil: NOW, ...change });
const findings = (...said: Parameters<typeof evaluate>) => evaluate(...said).findings;
const reported = (change: Partial<LodgingFact>, values = {}) =>
  findings({ lodging: [aLodging(1, { checkInAt: null, ...change })] }, { values }).length === 0;

describe('a lodging that nobody reported', () => {
  it('is one where reports of the district are complete beyond the days around', () => {
    const complete = beginningOf(DAY + 2);
    expect(findings({}, { coveredUntil: complete })).toHaveLength(1);
    expect(evaluate({}, { coveredUntil: complete - 1 })).toEqual({
      ...{ findings: [], silentFor: SILENCE.notCovered, againAt: null },
    });
    expect(
      findings({}, { coveredUntil: beginningOf(DAY + 1), values: { daysAround: 0 } }),
    ).toHaveLength(1);
  });

  it('is none where a report is about the days around', () => {
    const stay = (from: number, until: number) => ({
      checkInAt: beginningOf(DAY + from),
      checkOutAt: beginningOf(DAY + until),
    });
    expect(reported(stay(-5, -1))).toBe(true);
    expect(reported(stay(-5, -2))).toBe(false);
    expect(reported(stay(1, 5))).toBe(true);
    expect(reported(stay(2, 5))).toBe(false);
    expect(reported(stay(-5, -2), { daysAround: 2 })).toBe(true);
  });

  it('is none where a report without its other end may be about that day', () => {
    const values = { longestStayDays: 10 };
    const cameIn = (days: number) => reported({ checkInAt: beginningOf(DAY + days) }, values);
    expect([-12, -11].map(cameIn)).toEqual([false, true]);
    const left = (days: number) => reported({ checkOutAt: beginningOf(DAY + days) }, values);
    expect([11, 12].map(left)).toEqual([true, false]);
  });

  it('is one lead for a day and a district, and names no subject', () => {
    const again = { ...lodging, id: 'sighting-2', eventId: 'sighting-2-event' };
    const found = findings({
      sighting: [
        { ...again, seenAt: lodging.seenAt + 1 },
        lodging,
        { ...again, id: 'sighting-3', kecamatan: '31.71.02' },
        { ...again, id: 'sighting-4', seenAt: beginningOf(DAY + 1) },
      ],
    });
    expect(found.map(({ cause }) => cause)).toEqual(['sighting-1', 'sighting-3', 'sighting-4']);
    expect(found[0]).toMatchObject({
      ...{ subjectId: null, kecamatan: '31.71.06', severity: 'LOW' },
      evidence: ['sighting-1-event', 'sighting-2-event'],
    });
    expect(JSON.stringify(found)).not.toContain('person-1');
    expect(found[0]?.explanation).toEqual({
      id:
        'Pada 2026-11-10 saat dokumen diperiksa terlihat orang asing menginap di kecamatan ini, ' +
        'tetapi sekitar hari itu tidak ada laporan penginapan, sedangkan laporan di kecamatan ' +
        'itu lengkap. Tanyakan kepada pengelola tempat; orang dapat menginap di luar kota. ' +
        'Aturan lodging-unreported versi 1 (UU 63/2024 art. 72(1)–(3)).',
      en:
        'On 2026-11-10 somebody was seen lodging in this district while a document was checked, ' +
        'but no lodging report is about that day, and reports of the district are complete. Ask ' +
        'whoever runs the place; people may sleep outside the city. Rule lodging-unreported ' +
        'version 1 (UU 63/2024 art. 72(1)–(3)).',
    });
  });

  it('is none of somebody whose permit in force has an address in the district', () => {
    const holds = (change = {}) => evaluate({ permit: [aPermit(1, change)] });
    expect(holds()).toMatchObject({ findings: [], silentFor: SILENCE.resident });
    for (const change of [
      { kecamatan: '31.71.02' },
      { kind: 'KUNJUNGAN' },
      { validUntil: DAY - 1 },
      { status: 'RETRACTED' },
    ])
      expect(holds(change).findings).toHaveLength(1);
  });
});
