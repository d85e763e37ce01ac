import { describe, expect, it } from 'vitest';
import type { Fields } from '../../flow-rules.js';
import { aContext, day, HOUR_MS, NOW, somewhereIn } from '../testing/a-context.js';
import { begin, carryOut } from '../testing/carry-out.js';
import { sightingRules } from './sighting-rules.js';

const PERSON = { surname: 'CONTOH' };

function aSighting(change: Fields = {}): Fields {
  return {
    subjectId: null,
    seenAt: NOW - HOUR_MS,
    kecamatan: '31.71.06',
    activity: 'PRESENT',
    certainty: 'DESCRIBED',
    order: 'SURAT_PERINTAH',
    orderNo: 'SP/001/XI/2026',
    peopleCount: 1,
    place: somewhereIn('31.71.06'),
    person: null,
    handling: { retainUntil: day('2031-11-24') },
    ...change,
  };
}

const reported = (change: Fields = {}): Fields =>
  begin(sightingRules, 'REPORTED', aSighting(change)).after;

describe('a sighting', () => {
  it('begins as reported, when it was seen, without a reason to retract it', () => {
    const { after, violations } = begin(sightingRules, 'REPORTED', aSighting());
    expect(violations).toEqual([]);
    expect(after['retractionReason']).toBeNull();
    expect(sightingRules.occurredAt(after)).toBe(NOW - HOUR_MS);
  });

  it('is validated as a whole when it is reported and corrected', () => {
    const elsewhere = aSighting({ place: somewhereIn('31.71.01') });
    expect(begin(sightingRules, 'REPORTED', elsewhere).fields).toEqual(['/place']);
    expect(carryOut(sightingRules, reported(), 'CORRECTED', elsewhere).fields).toEqual(['/place']);
    expect(carryOut(sightingRules, reported(), 'CORRECTED', aSighting()).fields).toEqual([]);
  });

  it('is identified when somebody was recognised, long after the order was due too', () => {
    const urgent = reported({ order: 'URGENT', orderNo: null });
    const later = aContext({ now: NOW + 100 * HOUR_MS });
    const { after, violations } = carryOut(
      sightingRules,
      urgent,
      'IDENTIFIED',
      { person: PERSON, certainty: 'DOCUMENT_CHECKED' },
      later,
    );
    expect(violations).toEqual([]);
    expect(sightingRules.occurredAt(after)).toBeNull();
  });

  it('names nobody who was only described', () => {
    expect(
      carryOut(sightingRules, reported(), 'IDENTIFIED', { person: PERSON, certainty: 'DESCRIBED' })
        .fields,
    ).toEqual(['/person']);
    expect(
      carryOut(sightingRules, reported(), 'IDENTIFIED', { person: null, certainty: 'IDENTIFIED' })
        .fields,
    ).toEqual(['/person']);
  });

  it('names a subject only where somebody was recognised, whichever change says so', () => {
    const subjectId = '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11';
    const described = aSighting({ subjectId });
    expect(begin(sightingRules, 'REPORTED', described).fields).toEqual(['/subjectId']);
    expect(carryOut(sightingRules, reported(), 'CORRECTED', described).fields).toEqual([
      '/subjectId',
    ]);
    expect(
      carryOut(sightingRules, reported(), 'IDENTIFIED', {
        ...{ person: PERSON, certainty: 'DESCRIBED', subjectId },
      }).fields,
    ).toEqual(['/person', '/subjectId']);
  });

  it('names no subject any more once it is corrected to a description', () => {
    const subjectId = '7b0f6a52-6a6e-4f0e-9c1d-0a6a4f6d2b11';
    const named = reported({ certainty: 'IDENTIFIED', subjectId });
    expect(named['subjectId']).toBe(subjectId);
    const { after, violations } = carryOut(
      sightingRules,
      named,
      'CORRECTED',
      aSighting({ subjectId }),
    );
    expect(violations).toEqual([]);
    expect(after['subjectId']).toBeNull();
  });

  it('is identified once', () => {
    const identified = reported({ person: PERSON, certainty: 'IDENTIFIED' });
    expect(
      carryOut(sightingRules, identified, 'IDENTIFIED', { person: PERSON, certainty: 'IDENTIFIED' })
        .refusal,
    ).toMatch(/without a person/);
  });

  it('is retracted with a reason, and then takes no change', () => {
    expect(
      carryOut(sightingRules, reported(), 'RETRACTED', { retractionReason: null }).fields,
    ).toEqual(['/retractionReason']);
    const { after, violations } = carryOut(sightingRules, reported(), 'RETRACTED', {
      retractionReason: 'DUPLICATE',
    });
    expect(violations).toEqual([]);
    expect(after['retractionReason']).toBe('DUPLICATE');
    for (const change of Object.keys(sightingRules.changes))
      expect(carryOut(sightingRules, after, change).refusal).toMatch(/got a retracted one/);
  });

  it('makes a subject of a checked document only', () => {
    expect(
      ['DOCUMENT_CHECKED', 'IDENTIFIED', 'DESCRIBED'].filter((certainty) =>
        sightingRules.recognises!({ certainty }),
      ),
    ).toEqual(['DOCUMENT_CHECKED']);
  });
});
