import { mkdir, statfs } from 'node:fs/promises';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';

/**
 * @param {string} folder is made when missing
 * @param {number} neededMiB
 * @param {(folder: string) => Promise<{bavail: number, bsize: number}>} [measure]
 * @throws {PrerequisiteMissing}
 */
export async function requireDiskSpace(folder, neededMiB, measure = statfs) {
  await mkdir(folder, { recursive: true });
  const { bavail, bsize } = await measure(folder);
  const freeMiB = Math.floor((bavail * bsize) / 2 ** 20);
  if (freeMiB >= neededMiB) return;
  throw new PrerequisiteMissing(
    'DISK',
    `Sinergi needs ${neededMiB} MiB of free disk space at ${folder}, ` +
      `but only ${freeMiB} MiB are left.`,
  );
}
