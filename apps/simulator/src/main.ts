import 'reflect-metadata';
import { readSimulatorSettings } from '@sinergi/settings';
import { serveHealth } from './serve-health.js';
import { startSimulator } from './start-simulator.js';

const file = process.env['SINERGI_SETTINGS'];
if (!file) throw new Error('Expected SINERGI_SETTINGS to name the simulator settings file, got nothing');
const settings = readSimulatorSettings(file);
if (settings.http) await serveHealth(settings.http);
const running = startSimulator(settings);
running.finished.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

let isEnding = false;
function end(): void {
  if (isEnding) return;
  isEnding = true;
  void running.stop().finally(() => process.exit(0));
}

process.once('SIGTERM', end);
process.once('SIGINT', end);
// Whoever started us holds our standard input: when it is gone, nobody is left to stop us.
if (process.env['SINERGI_LEASH'] === 'stdin') process.stdin.on('end', end).on('close', end).resume();
// A plan that is done stays to be looked at: ending would be taken for a crash.
setInterval(() => undefined, 60_000);
