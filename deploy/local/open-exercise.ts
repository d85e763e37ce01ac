import { setTimeout as pause } from 'node:timers/promises';
import { AgencyClient } from '@sinergi/client';
import { namedEntityId, onlyName } from '@sinergi/contracts';
import { type AgencyProfile, coordinatorOf } from '@sinergi/settings';
import { PlatformError } from './supervise/platform-error.js';

const RETAINED_MS = 5 * 365 * 86_400_000;
const LOOK_EVERY_MS = 250;

/** An exercise of a local exchange: what is tried in it is never live. */
export interface LocalExercise {
  name: string;
  title: string;
  officer: string;
}

/** The exercise in which everything that `npm start` plays lies. */
export const LOCAL_EXERCISE: LocalExercise = {
  name: 'latihan-lokal',
  title: 'Local exercise',
  officer: 'Petugas Latihan',
};

/** The system of an agency, as its client. */
export interface AgencySystemAt {
  code: string;
  apiUrl: string;
  clientId: string;
  clientSecret: string;
}

/** Returns the id of a local exercise, which its name determines. */
export function exerciseIdOf(profiles: readonly AgencyProfile[], { name }: LocalExercise): string {
  const { code, number } = coordinatorOf(profiles);
  return namedEntityId(number, onlyName('exercise', code, [name]));
}

/**
 * Opens an exercise at the coordinator, unless it is there, and waits until every agency holds it.
 *
 * @throws Refused where the coordinator refuses it; PlatformError PART_LATE with who lacks it
 */
export async function openExercise(
  exercise: LocalExercise,
  options: {
    profiles: readonly AgencyProfile[];
    systems: readonly AgencySystemAt[];
    issuer: string;
    withinMs: number;
  },
): Promise<void> {
  const { profiles, systems, issuer, withinMs } = options;
  const { signal } = new AbortController();
  const clients = systems.map((system) => new AgencyClient({ ...system, issuer, signal }));
  const coordinator = coordinatorOf(profiles);
  const path = `/exercises/${exerciseIdOf(profiles, exercise)}`;
  const isHeld = async (client: AgencyClient): Promise<boolean> =>
    (await client.call('GET', path)).status === 200;
  const own = clients.find(({ code }) => code === coordinator.code)!;
  if (!(await isHeld(own))) {
    const authority = coordinator.legalAuthority.at(-1)!;
    await own.json('POST', '/exercises', {
      ...exercise,
      handling: {
        purpose: authority.purpose,
        legalBasis: authority.legalBases[0],
        retainUntil: new Date(Date.now() + RETAINED_MS).toISOString().slice(0, 10),
      },
    });
  }
  const deadline = performance.now() + withinMs;
  let missing = clients;
  for (;;) {
    const held = await Promise.all(missing.map(isHeld));
    missing = missing.filter((_, i) => !held[i]);
    if (missing.length === 0) return;
    if (performance.now() > deadline)
      throw new PlatformError(
        'PART_LATE',
        `Expected every agency to hold the exercise ${exercise.name}, ` +
          `got none at ${missing.map(({ code }) => code).join(', ')}`,
      );
    await pause(LOOK_EVERY_MS);
  }
}
