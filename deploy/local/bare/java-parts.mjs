import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFolder } from './atomic-folder.mjs';
import { packageByMaven } from './package-by-maven.mjs';
import { progress } from './progress.mjs';

const POMS = fileURLToPath(new URL('../maven', import.meta.url));
const POM_FILES = ['pom.xml', 'kafka/pom.xml', 'registry/pom.xml', 'java-client/pom.xml'];

/**
 * Any change of a pinned version gives another folder.
 * @param {string} cacheDir
 * @returns {Promise<string>}
 */
export async function javaPartsFolder(cacheDir) {
  const hash = createHash('sha256');
  for (const file of POM_FILES) hash.update(await readFile(join(POMS, file)));
  return join(cacheDir, `java-${hash.digest('hex').slice(0, 12)}`);
}

/**
 * Kafka, the schema registry and the jars of a Java client, by Maven, into a folder that holds all
 * of them or does not exist.
 * @param {{ cacheDir: string, javaHome: string, findMaven: () => Promise<string> }} options Maven
 * is looked for only when something is missing
 * @returns {Promise<{ kafkaLibDir: string, registryDir: string, javaClientDir: string }>}
 * @throws {PrerequisiteMissing}
 */
export async function ensureJavaParts({ cacheDir, javaHome, findMaven }) {
  const folder = await javaPartsFolder(cacheDir);
  const fetched = await ensureFolder(folder, async (staging) => {
    const maven = await findMaven();
    const poms = join(staging, 'poms');
    await cp(POMS, poms, { recursive: true });
    progress('Fetching Kafka and the schema registry from Maven Central (about 250 MB)');
    await packageByMaven({
      maven,
      javaHome,
      pom: join(poms, 'pom.xml'),
      into: staging,
      what: 'Kafka and the schema registry',
    });
  });
  if (!fetched) progress('Kafka and the schema registry are in the cache');
  return {
    kafkaLibDir: join(folder, 'kafka/libs'),
    registryDir: join(folder, 'registry'),
    javaClientDir: join(folder, 'java-client'),
  };
}
