import 'reflect-metadata';
import { endWhenTold, readDeskSettings, settingsFile } from '@sinergi/settings';
import { startDesk } from './start-desk.js';

const running = await startDesk(readDeskSettings(settingsFile()));
endWhenTold(() => running.stop(), { withinMs: 15_000 });
