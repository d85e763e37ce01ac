import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coverageByOwner, coveredUntil, type StatedCoverage } from './covered-until.js';

const MENTENG = '31.71.06';
const SENEN = '31.71.04';
const PARTICIPANTS = [
  { code: 'imigrasi-jakpus', areaCodes: ['31.71'], publishes: ['movement', 'lodging'] },
  { code: 'polri-jakpus', areaCodes: ['31.71'], publishes: ['lodging'] },
  { code: 'kec-menteng', areaCodes: [MENTENG], publishes: ['lodging'] },
  { code: 'kec-senen', areaCodes: [SENEN], publishes: ['lodging'] },
  { code: 'deteksi', areaCodes: ['31.71'], publishes: ['alert'] },
];
const said = (
  owner: string,
  flow: string,
  completeUntil: number,
  kecamatan: string | null = null,
): StatedCoverage => ({ owner, flow, kecamatan, completeUntil });
const until = (
  statements: readonly StatedCoverage[],
  flow: string,
  kecamatan: string | null = null,
) => coveredUntil(coverageByOwner({ flow, kecamatan }, statements, PARTICIPANTS));

describe('up to when an absence is a fact', () => {
  it('is what the one owner stated', () => {
    expect(until([said('imigrasi-jakpus', 'movement', 5)], 'movement')).toBe(5);
    expect(until([said('imigrasi-jakpus', 'lodging', 5)], 'movement')).toBeNull();
  });

  it('is the earliest of all who may report it, and nothing while one is silent', () => {
    const all = [
      said('imigrasi-jakpus', 'lodging', 9),
      said('polri-jakpus', 'lodging', 7),
      said('kec-menteng', 'lodging', 8),
    ];
    expect(until(all, 'lodging', MENTENG)).toBe(7);
    expect(until(all, 'lodging', SENEN)).toBeNull();
    expect(until(all, 'lodging')).toBeNull();
  });

  it('counts what was stated of the district, and not of another', () => {
    const all = [
      said('imigrasi-jakpus', 'lodging', 9),
      said('polri-jakpus', 'lodging', 7),
      said('polri-jakpus', 'lodging', 8, MENTENG),
      said('polri-jakpus', 'lodging', 99, SENEN),
      said('kec-menteng', 'lodging', 9, MENTENG),
    ];
    expect(until(all, 'lodging', MENTENG)).toBe(8);
    expect(until([said('imigrasi-jakpus', 'movement', 5, MENTENG)], 'movement')).toBeNull();
  });

  it('is nothing of a flow that nobody reports', () => {
    expect(until([], 'presence')).toBeNull();
  });

  it('does not depend on order, and more statements never make it earlier', () => {
    const statement = fc.record({
      owner: fc.constantFrom(...PARTICIPANTS.map(({ code }) => code)),
      flow: fc.constantFrom('movement', 'lodging'),
      kecamatan: fc.constantFrom(null, MENTENG, SENEN),
      completeUntil: fc.nat(1_000),
    });
    fc.assert(
      fc.property(
        fc.array(statement, { maxLength: 30 }),
        fc.array(statement, { maxLength: 5 }),
        fc.constantFrom(null, MENTENG, SENEN),
        (some, more, kecamatan) => {
          for (const flow of ['movement', 'lodging']) {
            const at = until(some, flow, kecamatan);
            expect(until([...some].reverse(), flow, kecamatan)).toBe(at);
            const later = until([...more, ...some], flow, kecamatan);
            if (at !== null) expect(later).toBeGreaterThanOrEqual(at);
          }
        },
      ),
    );
  });
});
