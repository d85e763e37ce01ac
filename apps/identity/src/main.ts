import 'reflect-metadata';
import { endWhenTold, readIdentitySettings, settingsFile } from '@sinergi/settings';
import { startIdentity } from './start-identity.js';

const app = await startIdentity(readIdentitySettings(settingsFile()));
endWhenTold(() => app.close(), { withinMs: 15_000 });
