import 'reflect-metadata';
import { endWhenTold, readAgencySettings, settingsFiles } from '@sinergi/settings';
import { type RunningAgency, startAgency } from './start-agency.js';

/**
 * Hosts every agency whose settings file is named: all of them in one process, or one, as the
 * operator wishes.
 */
const files = settingsFiles();
let running: RunningAgency[] = [];
const end = endWhenTold(() => Promise.allSettled(running.map((agency) => agency.stop())), {
  withinMs: 20_000,
});
// A dead consumer is never revived in place: the process ends, and its supervisor starts it anew
// from what the databases say.
running = await Promise.all(
  files.map((file) => startAgency(readAgencySettings(file), () => end(1))),
);
