import { describe, expect, it } from 'vitest';
import { sampleEvents } from './generated/samples.js';
import { validateIntake } from './intake.js';
import { fromIntake, toJson } from './json-mapping.js';

type Loose = {
  [field: string]: unknown;
  handling: Loose2;
  place: Loose2;
  person: Loose2 & { document: Loose2 };
};
type Loose2 = Record<string, unknown>;

const body = (): Loose => ({
  seenAt: '2026-11-24T02:45:00Z',
  kecamatan: '31.71.06',
  activity: 'PRESENT',
  certainty: 'DOCUMENT_CHECKED',
  order: 'SURAT_PERINTAH',
  orderNo: 'SP/001/XI/2026',
  peopleCount: 1,
  handling: { purpose: 'SUPERVISION', legalBasis: 'UU 6/2011 art. 69', retainUntil: '2031-11-24' },
  place: { lat: -6.1965, lon: 106.8345, accuracyMetres: 25, address: 'Jalan Contoh 1' },
  person: {
    surname: 'CONTOH',
    givenNames: 'TELADAN',
    document: { issuingState: 'UTO', type: 'P', number: 'X00000001', expiry: '2031-04-15' },
    nationality: 'UTO',
    birthDate: '1990-01-31',
    sex: 'F',
  },
});

function violationsOf(change: (valid: Loose) => void) {
  const changed = structuredClone(body());
  change(changed);
  const checked = validateIntake('sighting', changed);
  return checked.ok ? [] : checked.violations;
}

describe('checking a sighting by its schema', () => {
  it('takes a complete one', () => {
    expect(validateIntake('sighting', body())).toEqual({ ok: true, value: body() });
  });

  it.each<[string, (valid: Loose) => void, string]>([
    ['a field that does not exist', (b) => (b['colour'] = 'red'), '/colour'],
    ['a field that only the service mints', (b) => (b['version'] = 7), '/version'],
    ['a field that is missing', (b) => delete b['seenAt'], '/seenAt'],
    ['a nested field that is missing', (b) => delete b.place.lat, '/place/lat'],
    ['a number where text belongs', (b) => (b['kecamatan'] = 317106), '/kecamatan'],
    ['text where a number belongs', (b) => (b['peopleCount'] = 'one'), '/peopleCount'],
    [
      'a date that does not exist',
      (b) => (b.handling.retainUntil = '2027-02-30'),
      '/handling/retainUntil',
    ],
    ['a time without a zone', (b) => (b['seenAt'] = '2026-11-24T02:45:00'), '/seenAt'],
    [
      'a leap second, which no clock here shows',
      (b) => (b['seenAt'] = '2016-12-31T23:59:60Z'),
      '/seenAt',
    ],
    ['a time with a space', (b) => (b['seenAt'] = '2026-11-24 02:45:00Z'), '/seenAt'],
    ['an unknown field of a person, without its name', (b) => (b.person['CANARY'] = 1), '/person'],
    ['an enum symbol that does not exist', (b) => (b['activity'] = 'SLEEPING'), '/activity'],
    ['a latitude beyond the pole', (b) => (b.place.lat = 91), '/place/lat'],
    ['an impossible birth date', (b) => (b.person.birthDate = '1990-13-01'), '/person/birthDate'],
  ])('names %s by its pointer', (_, change, field) => {
    expect(violationsOf(change).map((violation) => violation.field)).toContain(field);
  });

  it('names everything that is wrong at once', () => {
    const fields = violationsOf((b) => {
      delete b['seenAt'];
      b['peopleCount'] = 0;
      b['extra'] = true;
    }).map((violation) => violation.field);
    expect(fields).toEqual(expect.arrayContaining(['/seenAt', '/peopleCount', '/extra']));
  });

  it('repeats nothing personal in what it says', () => {
    const said = JSON.stringify(
      violationsOf((b) => {
        b.person.document.number = 'canary-number!';
        b.place.address = 7;
        b.person.birthDate = 'canary-date';
      }),
    );
    expect(said).not.toContain('canary');
    expect(said).toContain('/person/document/number');
  });

  it.each([null, 'text', 7, [], true])('refuses a body that is %j', (wrong) => {
    expect(validateIntake('sighting', wrong).ok).toBe(false);
  });
});

describe('JSON and event fields', () => {
  it('turns times into milliseconds, dates into days, and fills in what may be left out', () => {
    const fields = fromIntake('sighting', body());
    expect(fields).toMatchObject({
      seenAt: Date.parse('2026-11-24T02:45:00Z'),
      subjectId: null,
      handling: { retainUntil: 22_607, exercise: false, disputed: false },
    });
    expect(fields['person']).toMatchObject({ birthDate: 7_335, machineReadableZone: null });
    expect(fields).not.toHaveProperty('version');
  });

  it('shows a sealed group as sealed and a time as RFC 3339', () => {
    const value = sampleEvents().find((event) => event.recordName === 'Sighting')!
      .value as unknown as Record<string, unknown>;
    const json = toJson('sighting', value);
    expect(json).toMatchObject({
      seenAt: '2026-11-24T02:45:00.000Z',
      place: { sealed: true, group: 'location' },
    });
    expect(JSON.stringify(json)).not.toContain('ciphertext');
  });
});
