import 'reflect-metadata';
import { endWhenTold, readAgencySettings, settingsFiles } from '@sinergi/settings';
import { type RunningAgency, startAgency } from './start-agency.js';

/** Hosts the agencies of all named settings files in one process: one agency, several or all. */
const files = settingsFiles();
let running: RunningAgency[] = [];
const end = endWhenTold(() => Promise.allSettled(running.map((agency) => agency.stop())), {
  withinMs: 20_000,
});
// A dead consumer is never revived in place. The process ends, and its supervisor starts a new one,
// which continues from the databases.
running = await Promise.all(
  files.map((file) => startAgency(readAgencySettings(file), () => end(1))),
);
