import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { startTimeOf } from './process-identity.mjs';

/**
 * Fills a folder that is either complete or absent: the work happens in a staging folder beside it,
 * which is renamed at the end. What a killed process left in staging is removed by the next one.
 * @param {string} target
 * @param {(staging: string) => Promise<void>} fill
 * @returns {Promise<boolean>} whether it had to be filled
 */
export async function ensureFolder(target, fill) {
  if (existsSync(target)) return false;
  const parent = dirname(target);
  const prefix = `.staging-${basename(target)}-`;
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue;
    const [pid] = name.slice(prefix.length).split('-');
    if (startTimeOf(Number(pid)) === undefined)
      await rm(join(parent, name), { recursive: true, force: true });
  }
  const staging = join(parent, `${prefix}${process.pid}-${Date.now().toString(36)}`);
  await mkdir(staging);
  try {
    await fill(staging);
    await rename(staging, target).catch((error) => {
      // Another process filled the same folder meanwhile; its content is the same by construction.
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return true;
}
