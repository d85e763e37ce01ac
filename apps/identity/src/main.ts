import 'reflect-metadata';
import { readIdentitySettings } from '@sinergi/settings';
import { startIdentity } from './start-identity.js';

const file = process.env.SINERGI_SETTINGS;
if (file === undefined || file === '') throw new Error('Expected SINERGI_SETTINGS to name the identity settings file, got nothing');
const app = await startIdentity(readIdentitySettings(file));

let ending = false;
const end = (): void => {
  if (ending) return;
  ending = true;
  void app.close().then(
    () => process.exit(0),
    () => process.exit(1),
  );
};
process.once('SIGTERM', end);
process.once('SIGINT', end);
// Whoever started us holds our standard input: when it is gone, nobody is left to stop us.
if (process.env.SINERGI_LEASH === 'stdin') process.stdin.on('end', end).on('close', end).resume();
