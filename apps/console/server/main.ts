import 'reflect-metadata';
import { endWhenTold, readConsoleSettings, settingsFile } from '@sinergi/settings';
import { startConsole } from './start-console.js';

const running = await startConsole(readConsoleSettings(settingsFile()));
endWhenTold(() => running.stop(), { withinMs: 15_000 });
