import 'reflect-metadata';
import { readConsoleSettings } from '@sinergi/settings';
import { startConsole } from './start-console.js';

const file = process.env['SINERGI_SETTINGS'];
if (!file) throw new Error('Expected SINERGI_SETTINGS to name the console settings file, got nothing');
const running = await startConsole(readConsoleSettings(file));

let isEnding = false;
function end(): void {
  if (isEnding) return;
  isEnding = true;
  const late = setTimeout(() => process.exit(1), 15_000);
  void running.stop().then(
    () => {
      clearTimeout(late);
      process.exit(0);
    },
    () => process.exit(1),
  );
}

process.once('SIGTERM', end);
process.once('SIGINT', end);
// Whoever started us holds our standard input: when it is gone, nobody is left to stop us.
if (process.env['SINERGI_LEASH'] === 'stdin') process.stdin.on('end', end).on('close', end).resume();
