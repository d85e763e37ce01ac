import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@sinergi/testing';
import type { Platform } from '../../deploy/local/platform.js';
import { readProgress } from './exact-totals.js';

/** Lets the simulator continue from its totals until `count` more writes were answered. */
export async function extendPlan(platform: Platform, writes: number): Promise<void> {
  const { descriptor } = platform;
  await platform.stopPart('simulator');
  const file = join(descriptor.stateDir, 'settings', 'simulator.json');
  const settings = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(
    file,
    JSON.stringify({ ...settings, totalEvents: readProgress(descriptor).acknowledged + writes }),
    { mode: 0o600 },
  );
  await platform.startPart('simulator');
  await eventually(
    'the simulator has taken up its longer plan',
    () => !readProgress(descriptor).done,
    60_000,
    50,
  );
}
