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
// A plan that is done stays to be looked at: ending would be taken for a crash.
setInterval(() => undefined, 60_000);
