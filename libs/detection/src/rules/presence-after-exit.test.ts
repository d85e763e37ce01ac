import { describe, expect, it } from 'vitest';
import { type Circumstances, evaluated } from '../evaluated.js';
import { aLodging, aMovement, aSighting, noonOf } from '../example-facts.js';
import type { Facts } from '../facts.js';
import { presenceAfterExit as rule } from './presence-after-exit.js';
import { NOT_COVERED } from './presence-after-exit-words.js';

const MINUTE_MS = 60_000;
const NOW = noonOf('2026-12-20');
const LEFT_AT = noonOf('2026-11-10');
const exit = aMovement(1, { direction: 'EXIT', at: LEFT_AT });
const seenAt = (at: number) => [aSighting(1, { seenAt: at })];
const evaluate = (facts: Partial<Facts>, change: Partial<Circumstances> = {}) =>
  evaluated(rule, { movement: [exit], ...facts }, { now: NOW, coveredUntil: NOW, ...change });
const findings = (...said: Parameters<typeof evaluate>) => evaluate(...said).findings;

describe('a presence after an exit', () => {
  it('is one beyond what clocks may differ', () => {
    const seenAfter = (minutes: number, values = {}) =>
      findings({ sighting: seenAt(LEFT_AT + minutes * MINUTE_MS) }, { values });
    expect(seenAfter(720)).toEqual([]);
    expect(seenAfter(721)).toHaveLength(1);
    expect(seenAfter(61, { afterExitMinutes: 60 })).toHaveLength(1);
    expect(seenAfter(60, { afterExitMinutes: 60 })).toEqual([]);
  });

  it('is one only where movements are complete beyond it by as much', () => {
    const at = noonOf('2026-11-20');
    const complete = at + 720 * MINUTE_MS;
    const facts = { sighting: seenAt(at) };
    expect(findings(facts, { coveredUntil: complete })).toHaveLength(1);
    expect(evaluate(facts, { coveredUntil: complete - 1 })).toEqual({
      ...{ findings: [], silentFor: NOT_COVERED, againAt: null },
    });
  });

  it('is none where an entry came before it, or as much later as clocks may differ', () => {
    const at = noonOf('2026-11-20');
    const entered = (minutes: number) =>
      findings({
        movement: [exit, aMovement(2, { at: at + minutes * MINUTE_MS })],
        sighting: seenAt(at),
      });
    expect(entered(-60)).toEqual([]);
    expect(entered(720)).toEqual([]);
    expect(entered(721)).toHaveLength(1);
  });

  it('is one lead for each exit, with all that it rests on', () => {
    const [found, ...others] = findings({
      sighting: seenAt(noonOf('2026-11-20')),
      lodging: [aLodging(1, { checkInAt: noonOf('2026-11-15') })],
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      ...{ cause: 'movement-1', severity: 'MEDIUM', requestedAction: 'CHECK_RECORDS' },
      ...{ confidence: 0.8, causationId: 'lodging-1-event' },
      evidence: ['movement-1-event', 'lodging-1-event', 'sighting-1-event'],
    });
    expect(found?.explanation).toEqual({
      id:
        'Keluar melalui CGK tercatat 2026-11-10 12:00 WIB; sesudah itu tidak ada masuk yang ' +
        'tercatat, tetapi keberadaan tercatat 2 kali, terakhir 2026-11-20 (dokumen diperiksa). ' +
        'Cocokkan identitas, jam dan kedua catatan: mungkin ada masuk yang tidak tercatat atau ' +
        'subjek yang tertukar. Aturan presence-after-exit versi 1 (Permenimipas 2/2025 art. 53).',
      en:
        'An exit at CGK is on record for 2026-11-10 12:00 WIB, and no entry after it; yet a ' +
        'presence is on record 2 times, last on 2026-11-20 (document checked). Compare the ' +
        'identity, the clocks and both records: an entry may be missing, or the subject may be ' +
        'another. Rule presence-after-exit version 1 (Permenimipas 2/2025 art. 53).',
    });
  });
});

describe('a way that nobody covers in so little time', () => {
  const from = (minutes: number, values = {}) =>
    findings({ sighting: seenAt(LEFT_AT + minutes * MINUTE_MS) }, { values, coveredUntil: null });

  it('is found before and after a crossing, whatever is complete', () => {
    expect([-15, -14, 0, 14, 15].map((minutes) => from(minutes).length)).toEqual([0, 1, 1, 1, 0]);
    expect(from(30, { travelMinutes: 31 })).toHaveLength(1);
    expect(from(14)[0]).toMatchObject({
      ...{ cause: 'movement-1/travel', severity: 'LOW', requestedAction: 'CHECK_RECORDS' },
    });
  });

  it('is told with both times and a request to compare the identity', () => {
    const { id, en } = from(10)[0]!.explanation;
    expect(en).toContain('An exit at CGK is on record for 2026-11-10 12:00 WIB');
    expect(en).toContain('checked in the city at 2026-11-10 12:10 WIB');
    expect(en).toContain('Compare the identity');
    expect(id).toContain('Cocokkan identitas');
  });

  it('is not found by a check-in, nor by a crossing that was retracted', () => {
    const lodging = [aLodging(1, { checkInAt: LEFT_AT })];
    expect(findings({ lodging })).toEqual([]);
    const movement = [{ ...exit, retracted: true }];
    expect(findings({ movement, sighting: seenAt(LEFT_AT) })).toEqual([]);
  });

  it('is not said again where a presence after the exit is', () => {
    const values = { afterExitMinutes: 0, travelMinutes: 120 };
    const found = findings({ sighting: seenAt(LEFT_AT + 60 * MINUTE_MS) }, { values });
    expect(found.map(({ cause }) => cause)).toEqual(['movement-1']);
  });
});
