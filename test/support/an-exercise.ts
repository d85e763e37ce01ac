import { eventually } from '@sinergi/testing';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { AgencySystem } from './agency-system.js';
import { everyAgency } from './platform.js';

const COORDINATOR = 'imigrasi-dki';
const HANDLING = {
  purpose: 'COORDINATION',
  legalBasis: 'Permenkumham 50/2016 (Tim Pora)',
  retainUntil: '2031-11-24',
};

/** An exercise that is open, and held by every agency. */
export interface OpenExercise {
  exerciseId: string;
  /** Moves its time on, and waits until every agency knows it. */
  advance(now: string): Promise<void>;
}

/**
 * Opens an exercise, in which nothing is live.
 *
 * @param now the time in it, RFC 3339; the real time where absent
 */
export async function anExercise(
  descriptor: PlatformDescriptor,
  name: string,
  now?: string,
): Promise<OpenExercise> {
  const coordinator = new AgencySystem(descriptor, COORDINATOR);
  const readers = everyAgency(descriptor).map(({ code }) => new AgencySystem(descriptor, code));
  const opened = await coordinator.begin('exercises', {
    ...{ name, title: 'Exercise of a test', officer: 'Petugas Latihan', handling: HANDLING },
    ...(now === undefined ? {} : { now }),
  });
  if (opened.status !== 201)
    throw new Error(`Expected an exercise, got ${opened.status} ${JSON.stringify(opened.body)}`);
  const { exerciseId } = opened.body;
  let version = 1;
  const untilHeld = (): Promise<unknown> =>
    eventually('every agency holds the exercise', async () => {
      const held = await Promise.all(
        readers.map((reader) => reader.get(`/exercises/${exerciseId}`)),
      );
      return held.every(({ body }) => body.version >= version);
    });
  await untilHeld();
  return {
    exerciseId,
    async advance(to) {
      const { status, body } = await coordinator.change('exercises', exerciseId, version, {
        ...{ change: 'ADVANCED', now: to, officer: 'Petugas Latihan' },
      });
      if (status !== 201)
        throw new Error(`Expected it to be advanced, got ${status} ${JSON.stringify(body)}`);
      version += 1;
      await untilHeld();
    },
  };
}
