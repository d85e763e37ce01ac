import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Query } from '@sinergi/database';
import { pendingFormerIds } from './former-ids.js';

/**
 * Tells the coordinator, by a file, that an agency's number may come in force. Call while the
 * agency's service is down: from then on it mints only ids that the number's rules admit. Where
 * events of an earlier release are still to be published, the file is left for the next start.
 *
 * @returns whether the file is there
 */
export async function handNumber(query: Query, file: string): Promise<boolean> {
  if (existsSync(file)) return true;
  if ((await pendingFormerIds(query)) > 0) return false;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, '');
  return true;
}
