import { readFileSync } from 'node:fs';
import { readBoundaries } from '@sinergi/domain';
import { readProfiles } from '@sinergi/settings';
import type { Cast } from '../scene.js';

export const PROFILES = 'deploy/agencies';
export const EXERCISE = '00000001-0000-8000-8000-000000000001';
export const BOUNDARIES = 'deploy/data/kecamatan-jakarta-pusat.geojson';

/** Every participant of the exchange, including services and the operator. */
export const participants = readProfiles(PROFILES);
/** The agencies among them, by code. */
export const agencies: readonly string[] = participants
  .filter(({ kind }) => kind === 'AGENCY')
  .map(({ code }) => code);

/**
 * Builds a cast of the agencies as they are deployed. @param codes agencies of the cast; all of
 * them by default
 */
export function aCast(codes: readonly string[] = agencies): Cast {
  const those = (wanted: readonly string[]) =>
    new Map(wanted.map((code) => [code, participants.find((profile) => profile.code === code)!]));
  return {
    profiles: those(codes),
    listed: those(agencies),
    exerciseId: EXERCISE,
    boundaries: readBoundaries(JSON.parse(readFileSync(BOUNDARIES, 'utf8'))),
  };
}
