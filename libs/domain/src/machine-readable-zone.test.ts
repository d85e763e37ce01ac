import fc from 'fast-check';
import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import { checkDigit, type PassportZone, passportZone } from './machine-readable-zone.js';

/** The specimen of ICAO Doc 9303, part 4, appendix A, without its optional field. */
const SPECIMEN: PassportZone = {
  issuingState: 'UTO',
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  number: 'L898902C3',
  nationality: 'UTO',
  birthDate: '1974-08-12',
  sex: 'F',
  expiry: '2012-04-15',
};

describe('the machine-readable zone', () => {
  it("is that of ICAO's specimen up to its optional field", () => {
    const [first, second] = passportZone(SPECIMEN).split('\n');
    expect(first).toBe('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<');
    expect(second?.slice(0, 28)).toBe('L898902C36UTO7408122F1204159');
  });

  it("has the check digits of ICAO's specimen", () => {
    expect(checkDigit('L898902C3')).toBe('6');
    expect(checkDigit('ZE184226B<<<<<')).toBe('1');
    expect(checkDigit('L898902C3674081221204159ZE184226B<<<<<1')).toBe('0');
  });

  it('is read back as valid, every field and check digit, by an independent parser', () => {
    const date = (from: string, to: string) =>
      fc
        .date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
        .map((day) => day.toISOString().slice(0, 10));
    const traveller = fc.record({
      surname: fc.stringMatching(/^[A-Z]{2,15}$/),
      givenNames: fc.stringMatching(/^[A-Z]{2,10}( [A-Z]{2,10})?$/),
      number: fc.stringMatching(/^[A-Z][0-9]{6,8}$/),
      birthDate: date('1950-01-01', '2007-12-31'),
      expiry: date('2026-12-01', '2036-12-31'),
      sex: fc.constantFrom('F', 'M', 'X' as const),
    });
    fc.assert(
      fc.property(traveller, (drawn) => {
        const lines = passportZone({ ...SPECIMEN, ...(drawn as Partial<PassportZone>) }).split(
          '\n',
        );
        expect(lines.map((line) => line.length)).toEqual([44, 44]);
        const { fields, details } = parse(lines);
        // The parser knows countries, and Utopia is none.
        const wrong = details.filter(
          (detail) =>
            !detail.valid && detail.field !== 'issuingState' && detail.field !== 'nationality',
        );
        expect(wrong).toEqual([]);
        expect(fields).toMatchObject({
          lastName: drawn.surname,
          firstName: drawn.givenNames,
          documentNumber: drawn.number,
        });
      }),
    );
  });

  it('refuses a number that does not fit', () => {
    expect(() => passportZone({ ...SPECIMEN, number: 'X123456789' })).toThrow(
      /at most 9 characters, got 10/,
    );
  });
});
