import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, type Prepared } from '../bare/prepare.mjs';
import { PlatformError } from '../supervise/platform-error.js';

/** Reads what `prepare` noted. @throws {PlatformError} NOT_PREPARED */
export function readPrepared(): Prepared {
  const file = join(cacheFolder(), 'prepared.json');
  if (!existsSync(file))
    throw new PlatformError(
      'NOT_PREPARED',
      'Nothing is prepared yet: run `node deploy/local/prepare.mjs` first.',
    );
  return JSON.parse(readFileSync(file, 'utf8')) as Prepared;
}
