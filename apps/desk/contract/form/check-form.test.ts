import { flows, intakeSchema, validateIntake } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import { checkForm } from './check-form.js';
import type { FormSchema } from './flow-form.js';

const schema = intakeSchema('sighting') as FormSchema;
const SIGHTING = {
  ...{ seenAt: '2026-11-24T02:45:00Z', kecamatan: '31.71.06', activity: 'WORK' },
  ...{ certainty: 'DESCRIBED', order: 'NONE', peopleCount: 1 },
  handling: { purpose: 'SUPERVISION', legalBasis: 'UU 6/2011', retainUntil: '2031-11-24' },
  place: { lat: -6.1965, lon: 106.8345, accuracyMetres: 25 },
};
const PERSON = {
  ...{ surname: 'CONTOH', givenNames: 'TELADAN', nationality: 'UTO', sex: 'F' },
  document: { issuingState: 'UTO', type: 'P', number: 'X00000001', expiry: '2031-04-15' },
  birthDate: '1990-01-31',
};

const faultsOf = (change: object) =>
  checkForm(schema, { ...SIGHTING, ...change }).map(({ field, code }) => `${field} ${code}`);

describe('a form', () => {
  it('that the agency would take has no fault', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ person: PERSON })).toEqual([]);
  });

  it.each<[object, string[]]>([
    [{ activity: undefined }, ['/activity missing']],
    [{ activity: 'SINGING' }, ['/activity choice']],
    [{ seenAt: 'yesterday' }, ['/seenAt format']],
    [{ peopleCount: 0 }, ['/peopleCount small']],
    [{ peopleCount: 1e9 }, ['/peopleCount large']],
    [{ peopleCount: 'many' }, ['/peopleCount wrong']],
    [{ orderNo: 'x'.repeat(61) }, ['/orderNo long']],
    [{ place: undefined }, ['/place missing']],
    [{ place: { lat: 1 } }, ['/place/lon missing', '/place/accuracyMetres missing']],
    [{ person: { ...PERSON, surname: undefined } }, ['/person/surname missing']],
    [
      { person: { ...PERSON, document: { ...PERSON.document, number: 'a b' } } },
      ['/person/document/number format'],
    ],
    [{ another: 1 }, [' wrong']],
  ])('says what is wrong at its field: %o', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('finds the same faulty that the agency does, in every flow', () => {
    for (const { flow } of flows) {
      const whole = intakeSchema(flow) as FormSchema;
      for (const body of [{}, { handling: {} }, SIGHTING])
        expect([flow, checkForm(whole, body).length === 0]).toEqual([
          flow,
          validateIntake(flow, body).ok,
        ]);
    }
  });
});
