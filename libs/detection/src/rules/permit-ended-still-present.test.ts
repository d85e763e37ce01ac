import { beginningOf, dayNumber } from '@sinergi/law';
import { describe, expect, it } from 'vitest';
import { type Circumstances, evaluated } from '../evaluated.js';
import { aCase, aLodging, aMovement, aPermit, aSighting, noonOf } from '../example-facts.js';
import type { Facts, PermitFact } from '../facts.js';
import { permitEndedStillPresent as rule } from './permit-ended-still-present.js';
import { NOT_COVERED } from './permit-ended-still-present-words.js';

const NOW = noonOf('2026-12-20');
const END = dayNumber('2026-11-10');
const revoked = (change: Partial<PermitFact> = {}) =>
  aPermit(1, { status: 'REVOKED', endedOn: END, ...change });
const seenAt = (at: number) => [aSighting(1, { seenAt: at })];
const evaluate = (facts: Partial<Facts>, change: Partial<Circumstances> = {}) =>
  evaluated(rule, facts, { now: NOW, coveredUntil: NOW, ...change });
const findings = (...said: Parameters<typeof evaluate>) => evaluate(...said).findings;

describe('a presence after the end of a permit', () => {
  it('counts from the day after it, in Jakarta', () => {
    const on = (at: number) => findings({ permit: [revoked()], sighting: seenAt(at) });
    expect(on(beginningOf(END + 1) - 1)).toEqual([]);
    expect(on(beginningOf(END + 1))).toHaveLength(1);
  });

  it('counts later where days of grace are set', () => {
    const values = { graceDays: 7 };
    const on = (at: number) => findings({ permit: [revoked()], sighting: seenAt(at) }, { values });
    expect(on(beginningOf(END + 8) - 1)).toEqual([]);
    expect(on(beginningOf(END + 8))).toHaveLength(1);
  });

  it('is HIGH from its parameter on, and LOW after an end by exit', () => {
    const severity = (days: number, change = {}) =>
      findings({ permit: [revoked(change)], sighting: seenAt(beginningOf(END + days)) })[0]
        ?.severity;
    expect([29, 30].map((days) => severity(days))).toEqual(['MEDIUM', 'HIGH']);
    expect(severity(30, { status: 'ENDED_BY_EXIT' })).toBe('LOW');
  });

  it('is one lead for each permit, with all that it rests on', () => {
    const [found, ...others] = findings({
      permit: [revoked()],
      movement: [aMovement(1)],
      sighting: [aSighting(1, { seenAt: noonOf('2026-11-20') })],
      lodging: [aLodging(1, { checkInAt: noonOf('2026-11-15'), kecamatan: '31.71.02' })],
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      ...{ cause: 'permit-1', subjectId: 'person-1', kecamatan: '31.71.06' },
      ...{ causationId: 'lodging-1-event', confidence: 0.8 },
      evidence: ['permit-1-event', 'lodging-1-event', 'sighting-1-event', 'movement-1-event'],
    });
    expect(found?.explanation).toEqual({
      id:
        'Izin TERBATAS dicabut 2026-11-10. Keberadaan sesudah itu: 2 kali, terakhir 2026-11-20 ' +
        '(dokumen diperiksa). Pada hari itu tidak ada izin lain yang berlaku, dan tidak ada ' +
        'masuk baru yang tercatat. Cocokkan dahulu dokumen dengan subjeknya. Aturan ' +
        'permit-ended-still-present versi 1 (UU 6/2011 art. 75(2)).',
      en:
        'The TERBATAS permit was revoked on 2026-11-10. Present after that: 2 times, last on ' +
        '2026-11-20 (document checked). No other permit was in force on that day, and no new ' +
        'entry is on record. Compare the document with the subject first. Rule ' +
        'permit-ended-still-present version 1 (UU 6/2011 art. 75(2)).',
    });
  });

  it('is told with an objection that is open, and never silenced by it', () => {
    const facts = { permit: [revoked()], sighting: seenAt(noonOf('2026-11-20')) };
    const [plain] = findings(facts);
    const [objected] = findings({ ...facts, case: [aCase(1)] });
    expect(objected?.explanation.en).toContain('An objection to the administrative action is open');
    expect(objected?.explanation.id).toContain('Keberatan atas tindakan administratif');
    expect(objected?.explanation.en).toContain('art. 73');
    expect(objected?.evidence).toContain('case-1-event');
    expect(objected?.basis).not.toBe(plain?.basis);
    for (const change of [
      { step: 'RETRACTED' },
      { track: 'PROSECUTION' },
      { isUnderObjection: false },
    ])
      expect(findings({ ...facts, case: [aCase(1, change)] })).toEqual([plain]);
  });
});

describe('an entry on the day of the end', () => {
  const entered = { movement: [aMovement(1, { at: beginningOf(END) })] };
  const sighting = seenAt(noonOf('2026-11-20'));

  it('comes after an end by exit, and before a revocation', () => {
    expect(findings({ ...entered, permit: [revoked()], sighting })).toHaveLength(1);
    expect(
      findings({ ...entered, permit: [revoked({ status: 'ENDED_BY_EXIT' })], sighting }),
    ).toEqual([]);
  });

  it('of the next day begins a new stay either way', () => {
    const movement = [aMovement(1, { at: beginningOf(END + 1) })];
    expect(findings({ movement, permit: [revoked()], sighting })).toEqual([]);
  });

  it('that was retracted begins none', () => {
    const movement = [aMovement(1, { at: beginningOf(END + 1), retracted: true })];
    expect(findings({ movement, permit: [revoked()], sighting })).toHaveLength(1);
  });
});

describe('an end by exit', () => {
  it('is a ground only up to where movements are complete', () => {
    const at = noonOf('2026-11-20');
    const facts = { permit: [revoked({ status: 'ENDED_BY_EXIT' })], sighting: seenAt(at) };
    expect(findings(facts, { coveredUntil: at })).toHaveLength(1);
    expect(evaluate(facts, { coveredUntil: at - 1 })).toEqual({
      ...{ findings: [], silentFor: NOT_COVERED, againAt: null },
    });
    expect(findings(facts, { coveredUntil: null })).toEqual([]);
  });

  it('needs no coverage where the permit was revoked', () => {
    const facts = { permit: [revoked()], sighting: seenAt(noonOf('2026-11-20')) };
    expect(findings(facts, { coveredUntil: null })).toHaveLength(1);
  });
});

describe('a permit granted later', () => {
  const sighting = seenAt(noonOf('2026-11-20'));
  const later = aPermit(2, { validFrom: dayNumber('2026-12-01') });

  it('puts the stay in order only where no entry came between', () => {
    expect(findings({ permit: [revoked(), later], sighting })).toEqual([]);
    const movement = [aMovement(1, { at: noonOf('2026-12-01') })];
    expect(findings({ permit: [revoked(), later], movement, sighting })).toHaveLength(1);
  });

  it('that was retracted puts nothing in order', () => {
    const permit = [revoked(), { ...later, status: 'RETRACTED' }];
    expect(findings({ permit, sighting })).toHaveLength(1);
  });
});
