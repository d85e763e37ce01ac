import fc from 'fast-check';
import { parse } from 'mrz';
import { describe, expect, it } from 'vitest';
import { checkDigit, passportZone } from './machine-readable-zone.js';
import { seededRandom } from './seeded-random.js';

const specimen = {
  issuingState: 'UTO',
  surname: 'Eriksson',
  givenNames: 'Anna Maria',
  number: 'L898902C3',
  nationality: 'UTO',
  birthDate: '1974-08-12',
  sex: 'F' as const,
  expiry: '2012-04-15',
};

describe('the machine-readable zone', () => {
  it('is that of ICAO’s specimen but for its optional field', () => {
    const [first, second] = passportZone(specimen).split('\n');
    expect(first).toBe('P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<');
    expect(second!.slice(0, 28)).toBe('L898902C36UTO7408122F1204159');
    expect(checkDigit('L898902C367408122120415 9ZE184226B<<<<<1'.replace(' ', ''))).toBe('0');
  });

  it('is read as valid by an independent parser, whoever the traveller is', () => {
    fc.assert(
      fc.property(
        fc.record({
          surname: fc.stringMatching(/^[A-Z]{2,20}$/),
          givenNames: fc.stringMatching(/^[A-Z]{2,10}( [A-Z]{2,10})?$/),
          number: fc.stringMatching(/^[A-Z0-9]{9}$/),
          sex: fc.constantFrom('F', 'M', 'X' as const),
        }),
        (traveller) => {
          const zone = passportZone({
            ...specimen,
            expiry: '2031-04-15',
            ...(traveller as Pick<typeof specimen, 'surname' | 'givenNames' | 'number' | 'sex'>),
          });
          const lines = zone.split('\n');
          expect(lines.map((line) => line.length)).toEqual([44, 44]);
          const { details } = parse(lines);
          const checks = details.filter(({ field }) => field?.endsWith('CheckDigit'));
          expect(checks.filter(({ field, valid }) => !valid && field !== 'personalNumberCheckDigit')).toEqual([]);
        },
      ),
    );
  });
});

describe('the seeded random', () => {
  it('repeats itself by seed, differs between seeds, and forks independently', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, () => seededRandom(seed).fork('x').next());
    const sequence = (seed: number) => {
      const random = seededRandom(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(sequence(1)).toEqual(sequence(1));
    expect(sequence(1)).not.toEqual(sequence(2));
    expect(new Set(draw(1)).size).toBe(1);
    const random = seededRandom(3);
    random.next();
    expect(random.fork('a').next()).toBe(seededRandom(3).fork('a').next());
  });

  it('spreads evenly and stays within its bounds', () => {
    const random = seededRandom(7);
    const counts = new Array(10).fill(0) as number[];
    for (let i = 0; i < 20_000; i++) counts[random.integer(0, 9)]!++;
    for (const count of counts) expect(Math.abs(count - 2_000)).toBeLessThan(250);
    expect(random.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
