import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilds } from './build-apps.mjs';
import { requireDiskSpace } from './disk-space.mjs';
import { findJdk } from './find-jdk.mjs';
import { findMaven } from './find-maven.mjs';
import { ensurePackages, packagesAreInstalled } from './install-packages.mjs';
import { ensureJavaParts } from './java-parts.mjs';
import { requireNode } from './node-version.mjs';
import { progress } from './progress.mjs';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** The folder of downloads; every state folder of this clone shares it. */
export function cacheFolder(env = process.env) {
  return resolve(env.SINERGI_CACHE_DIR ?? join(ROOT, '.sinergi/cache'));
}

/**
 * Brings a bare clone to where the platform can start: checks what the machine must have, installs,
 * downloads, builds. Only Node built-ins, since it runs before anything is installed. Writes
 * `<cache>/prepared.json` for the supervisor.
 * @returns {Promise<{ javaHome: string, kafkaLibDir: string, registryDir: string, javaClientDir:
 * string }>}
 * @throws {import('./prerequisite-missing.mjs').PrerequisiteMissing}
 */
export async function prepare({ env = process.env } = {}) {
  requireNode(process.versions.node);
  const cacheDir = cacheFolder(env);
  const jdk = await findJdk({ env });
  progress(`Node.js ${process.versions.node}, JDK ${jdk.version} (${jdk.home})`);
  await requireDiskSpace(cacheDir, (await packagesAreInstalled(ROOT)) ? 1_024 : 3_072);
  const [parts] = await Promise.all([
    ensureJavaParts({
      cacheDir,
      javaHome: jdk.home,
      findMaven: () => findMaven({ env, javaHome: jdk.home }),
    }),
    ensurePackages(ROOT),
  ]);
  const prepared = { javaHome: jdk.home, ...parts };
  await mkdir(cacheDir, { recursive: true });
  const draft = join(cacheDir, `.prepared-${process.pid}.json`);
  await writeFile(draft, JSON.stringify(prepared, null, 1));
  await rename(draft, join(cacheDir, 'prepared.json'));
  await ensureBuilds(ROOT);
  return prepared;
}
