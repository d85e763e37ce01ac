import { beginningOf, dayNumber } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import { type Circumstances, evaluated } from '../evaluated.js';
import { anAccreditation, aPermit, aSighting, noonOf } from '../example-facts.js';
import type { Facts } from '../facts.js';
import { activityOutsidePermit as rule } from './activity-outside-permit.js';
import { SILENCE } from './activity-outside-permit-words.js';

const NOW = noonOf('2026-12-20');
const LAST = dayNumber('2026-11-30');
const tourist = aPermit(1, {
  ...{ kind: 'KUNJUNGAN', indexCode: 'C1', activities: ['TOURISM'], validUntil: LAST },
});
const atWork = (no: number, seenAt: number) => aSighting(no, { activity: 'WORK', seenAt });
const evaluate = (facts: Partial<Facts>, change: Partial<Circumstances> = {}) =>
  evaluated(rule, { permit: [tourist], ...facts }, { now: NOW, coveredUntil: null, ...change });
const findings = (...said: Parameters<typeof evaluate>) => evaluate(...said).findings;

describe('an activity outside the permit', () => {
  it('is one while the permit is in force, to the end of its last day in Jakarta', () => {
    const on = (at: number) => findings({ sighting: [atWork(1, at)] });
    expect(on(beginningOf(LAST + 1) - 1)).toHaveLength(1);
    expect(on(beginningOf(LAST + 1))).toEqual([]);
    expect(on(beginningOf(tourist.validFrom))).toHaveLength(1);
    expect(on(beginningOf(tourist.validFrom) - 1)).toEqual([]);
  });

  it('is one from the day on which the table of indexes began', () => {
    const first = beginningOf(dayNumber('2023-12-20'));
    const permit = [{ ...tourist, validFrom: dayNumber('2023-12-01') }];
    expect(findings({ permit, sighting: [atWork(1, first)] })).toHaveLength(1);
    expect(findings({ permit, sighting: [atWork(1, first - 1)] })).toEqual([]);
  });

  it('is one lead for each permit and activity, however often it was seen', () => {
    const found = findings({
      sighting: [
        atWork(1, noonOf('2026-11-12')),
        atWork(2, noonOf('2026-11-10')),
        aSighting(3, { activity: 'STUDY' }),
      ],
    });
    expect(found.map(({ cause }) => cause)).toEqual(['permit-1/STUDY', 'permit-1/WORK']);
    expect(found[1]).toMatchObject({
      ...{ severity: 'MEDIUM', confidence: 0.6, causationId: 'sighting-2-event' },
      evidence: ['permit-1-event', 'sighting-2-event', 'sighting-1-event'],
    });
    expect(found[1]?.explanation).toEqual({
      id:
        'Saat dokumen diperiksa terlihat bekerja: pada 2 hari, terakhir 2026-11-12. Izin ' +
        'KUNJUNGAN indeks C1 yang berlaku pada hari itu mencakup wisata. Periksa izin dan ' +
        'kegiatannya; mungkin ada izin lain yang belum dilaporkan. Isi indeks ini belum pasti. ' +
        'Aturan activity-outside-permit versi 1 (Kepmenkumham M.HH-02.GR.01.04 of 2023 annex; ' +
        'UU 6/2011 art. 75(2)).',
      en:
        'Seen while a document was checked: work, on 2 days, last on 2026-11-12. The KUNJUNGAN ' +
        'permit of index C1 in force on that day covers tourism. Check permit and activity; ' +
        'another permit may not be reported yet. What this index covers is uncertain. Rule ' +
        'activity-outside-permit version 1 (Kepmenkumham M.HH-02.GR.01.04 of 2023 annex; ' +
        'UU 6/2011 art. 75(2)).',
    });
  });

  it('is graver by the days on which it was seen', () => {
    const onDays = (count: number, values = {}) =>
      findings(
        {
          sighting: Array.from({ length: count }, (_, no) =>
            atWork(no + 1, noonOf('2026-11-10') + no * 86_400_000),
          ),
        },
        { values },
      )[0]?.severity;
    expect([1, 2, 3].map((count) => onDays(count))).toEqual(['MEDIUM', 'MEDIUM', 'HIGH']);
    expect(onDays(1, { mediumFromDays: 2 })).toBe('LOW');
  });

  it('is none where the permit itself states it, whatever the table says of the index', () => {
    const sighting = [atWork(1, noonOf('2026-11-10'))];
    for (const indexCode of ['C1', 'C99']) {
      const permit = [{ ...tourist, indexCode, activities: ['WORK'] }];
      expect(evaluate({ permit, sighting })).toMatchObject({ findings: [], silentFor: null });
    }
  });

  it('says why it is silent', () => {
    const sighting = [atWork(1, noonOf('2026-11-10'))];
    expect(evaluate({ permit: [{ ...tourist, indexCode: 'C99' }], sighting }).silentFor).toEqual(
      SILENCE.unknown,
    );
    const pending = {
      ...{ ...tourist, status: 'PENDING', validUntil: dayNumber('2026-11-09') },
      ...{ pendingSince: noonOf('2026-11-08'), paidAt: noonOf('2026-11-08') },
    };
    expect(evaluate({ permit: [pending], sighting }).silentFor).toEqual(SILENCE.pending);
  });
});

describe('an accreditation', () => {
  const reports = (seenAt: number) => aSighting(1, { activity: 'JOURNALISM', seenAt });

  it('covers what it is for, until it is withdrawn', () => {
    const at = noonOf('2026-11-10');
    const accredited = (change = {}) =>
      findings({
        sighting: [reports(at)],
        accreditation: [anAccreditation(1, { kind: 'PRESS', ...change })],
      });
    expect(accredited()).toEqual([]);
    expect(accredited({ status: 'WITHDRAWN', withdrawnAt: at + 1 })).toEqual([]);
    expect(accredited({ status: 'WITHDRAWN', withdrawnAt: at })).toHaveLength(1);
    expect(accredited({ status: 'RETRACTED' })).toHaveLength(1);
    expect(accredited({ kind: 'ELECTION_OBSERVER' })).toHaveLength(1);
    expect(accredited({ validUntil: dayNumber('2026-11-09') })).toHaveLength(1);
    expect(accredited({ validFrom: dayNumber('2026-11-11') })).toHaveLength(1);
  });

  it('of the press allows no other work', () => {
    const accreditation = [anAccreditation(1, { kind: 'PRESS' })];
    const sighting = [atWork(1, noonOf('2026-11-10'))];
    expect(findings({ sighting, accreditation })).toHaveLength(1);
  });
});

describe('work for an organisation', () => {
  const seen = [aSighting(1, { activity: 'ORGANISATION' })];

  it('is judged where the permit states nothing beside the words of the table', () => {
    expect(findings({ sighting: seen })).toHaveLength(1);
    const clergy = { ...tourist, activities: ['WORSHIP_SERVICE'] };
    expect(findings({ permit: [clergy], sighting: seen })).toEqual([]);
  });

  it('is left out, and other work is not, where it states more', () => {
    const permit = [{ ...tourist, activities: ['WORSHIP_SERVICE'] }];
    expect(findings({ permit, sighting: [atWork(1, noonOf('2026-11-10'))] })).toHaveLength(1);
  });
});
