import { readFileSync } from 'node:fs';
import { readBoundaries } from '../../boundaries.js';
import type { RuleContext, RuleParticipant } from '../../flow-rules.js';
import { pointIn } from '../../point-in.js';
import { seededRandom } from '../../seeded-random.js';

const boundaries = readBoundaries(
  JSON.parse(readFileSync('deploy/data/kecamatan-jakarta-pusat.geojson', 'utf8')),
);

/** 10 o'clock in Jakarta. */
export const NOW = Date.parse('2026-11-24T03:00:00Z');
export const HOUR_MS = 3_600_000;

/** @param date ISO date @returns days since 1970-01-01 */
export const day = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A point of a kecamatan, always the same. */
export const somewhereIn = (code: string): { lat: number; lon: number } =>
  pointIn(boundaries.districts.find((district) => district.code === code)!, seededRandom(1));

const participant = (
  code: string,
  areaCode: string | null,
  publishes: string[],
  kind = 'AGENCY',
): RuleParticipant => ({
  code,
  identityAuthority: code === 'imigrasi-jakpus',
  kind,
  areaCodes: areaCode === null ? [] : [areaCode],
  publishes,
  legalAuthority: [{ purpose: 'SUPERVISION' }],
});

const PARTICIPANTS: readonly RuleParticipant[] = [
  participant('imigrasi-dki', '31', ['permit', 'watch', 'alert']),
  participant('imigrasi-jakpus', '31.71', ['permit', 'movement', 'lodging', 'watch', 'alert']),
  participant('polri-jakpus', '31.71', ['lodging', 'sighting', 'alert']),
  participant('kec-menteng', '31.71.06', ['lodging', 'sighting', 'alert']),
  participant('kec-senen', '31.71.04', ['lodging', 'sighting', 'alert']),
  participant('deteksi', '31.71', ['alert', 'lodging'], 'SERVICE'),
  participant('operator', null, [], 'OPERATOR'),
];

/** What rules know in tests: some participants, the real districts, one moment. */
export function aContext(change: Partial<RuleContext> = {}): RuleContext {
  return {
    owner: 'imigrasi-jakpus',
    now: NOW,
    exercise: null,
    said: {},
    boundaries,
    participants: PARTICIPANTS,
    related: {},
    ...change,
  };
}
