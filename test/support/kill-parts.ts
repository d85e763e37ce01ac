import { eventually } from '@sinergi/testing';
import type { Platform } from '../../deploy/local/platform.js';

/** Kills parts with kill -9, all at once; resolves when each has a new process. */
export async function killParts(
  platform: Platform,
  names: readonly string[],
  withinMs = 60_000,
): Promise<void> {
  const pidOf = (name: string): number | undefined =>
    platform.parts().find((part) => part.name === name)?.pid;
  const pids = new Map(names.map((name) => [name, pidOf(name)]));
  for (const name of names) platform.kill(name, 'SIGKILL');
  for (const name of names)
    await eventually(`${name} is another process`, () => pidOf(name) !== pids.get(name), withinMs);
}
