import 'reflect-metadata';
import { SharedLog } from '@sinergi/broker';
import { subscribedTopics } from '@sinergi/contracts';
import { endWhenTold, readAgencySettings, readProfiles, settingsFiles } from '@sinergi/settings';
import { topicsReadTogether } from './bootstrap/read-together.js';
import { type RunningAgency, startAgency } from './start-agency.js';

/** Hosts the agencies of all named settings files in one process: one agency, several or all. */
const hosted = settingsFiles().map((file) => readAgencySettings(file));
const folders = new Set(hosted.map(({ profilesDir }) => profilesDir));
const profilesIn = new Map([...folders].map((folder) => [folder, readProfiles(folder)]));
const shared = new SharedLog(
  topicsReadTogether(
    hosted.map(({ agency, profilesDir }) => subscribedTopics(agency, profilesIn.get(profilesDir)!)),
  ),
);
let running: RunningAgency[] = [];
const end = endWhenTold(() => Promise.allSettled(running.map((agency) => agency.stop())), {
  withinMs: 20_000,
});
// A dead consumer is never revived in place. The process ends, and its supervisor starts a new one,
// which continues from the databases.
running = await Promise.all(hosted.map((settings) => startAgency(settings, shared, () => end(1))));
