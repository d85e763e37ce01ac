import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** Returns the folder with the state of the platform on this machine. */
export const stateFolder = (env: NodeJS.ProcessEnv): string =>
  env['SINERGI_STATE_DIR'] ?? join(ROOT, '.sinergi/state');
