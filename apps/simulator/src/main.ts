import 'reflect-metadata';
import { endWhenTold, readSimulatorSettings, settingsFile } from '@sinergi/settings';
import { serveHealth } from './serve-health.js';
import { startSimulator } from './start-simulator.js';

const settings = readSimulatorSettings(settingsFile());
if (settings.http) await serveHealth(settings.http);
const running = startSimulator(settings);
endWhenTold(() => running.stop(), { withinMs: 15_000 });
Promise.all([running.finished, running.answering]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
// The process stays alive after the plan is done. Supervisors would take its end for a crash.
setInterval(() => undefined, 60_000);
