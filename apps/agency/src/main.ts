import 'reflect-metadata';
import { readAgencySettings } from '@sinergi/settings';
import { type RunningAgency, startAgency } from './start-agency.js';

/** Hosts every agency whose settings file is named: all of them in one process, or one, as the operator wishes. */
const files = (process.env['SINERGI_SETTINGS'] ?? '').split(',').filter(Boolean);
if (files.length === 0) throw new Error('Expected SINERGI_SETTINGS to name at least one settings file, got nothing');

let running: RunningAgency[] = [];
let isEnding = false;

function end(code: number): void {
  if (isEnding) return;
  isEnding = true;
  const late = setTimeout(() => process.exit(code || 1), 20_000);
  void Promise.allSettled(running.map((agency) => agency.stop())).then(() => {
    clearTimeout(late);
    process.exit(code);
  });
}

process.once('SIGTERM', () => end(0));
process.once('SIGINT', () => end(0));
// Whoever started us holds our standard input: when it is gone, nobody is left to stop us.
if (process.env['SINERGI_LEASH'] === 'stdin') {
  process.stdin
    .on('end', () => end(0))
    .on('close', () => end(0))
    .resume();
}

// A dead consumer is never revived in place: the process ends, and its supervisor starts it anew from what the databases say.
running = await Promise.all(files.map((file) => startAgency(readAgencySettings(file), () => end(1))));
