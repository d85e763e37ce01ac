import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFolder } from './atomic-folder.mjs';
import { PrerequisiteMissing } from './prerequisite-missing.mjs';
import { keepTelling, progress } from './progress.mjs';
import { runTool } from './run-tool.mjs';

const POMS = fileURLToPath(new URL('../maven', import.meta.url));
const POM_FILES = ['pom.xml', 'kafka/pom.xml', 'registry/pom.xml', 'java-client/pom.xml'];

/** A change of any pinned version asks for another folder. @param {string} cacheDir @returns {Promise<string>} */
export async function javaPartsFolder(cacheDir) {
  const hash = createHash('sha256');
  for (const file of POM_FILES) hash.update(await readFile(join(POMS, file)));
  return join(cacheDir, `java-${hash.digest('hex').slice(0, 12)}`);
}

/**
 * Kafka, the schema registry and the jars of a Java client, by Maven, into a folder that holds all of them or does not exist.
 * @param {{ cacheDir: string, javaHome: string, findMaven: () => Promise<string> }} options Maven is looked for only when something is missing
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
    let files = 0;
    let megabytes = 0;
    const stop = keepTelling('Maven', () => `${files} files, ${megabytes.toFixed(0)} MB`);
    const { code, tail } = await runTool(maven, ['-B', '-f', join(poms, 'pom.xml'), 'package', `-Dsinergi.cache=${staging}`], {
      env: { ...process.env, JAVA_HOME: javaHome },
      onLine: (line) => {
        const size = /Downloaded from .* \(([\d.]+) (B|kB|MB|GB) /.exec(line);
        if (!size) return;
        files += 1;
        megabytes += Number(size[1]) * { B: 1e-6, kB: 1e-3, MB: 1, GB: 1e3 }[size[2]];
      },
    });
    stop();
    if (code !== 0) {
      const cause = tail.find((line) => line.startsWith('[ERROR]')) ?? tail.at(-1) ?? '';
      throw new PrerequisiteMissing('DOWNLOAD', `Maven could not fetch Kafka and the schema registry: ${cause.replace('[ERROR] ', '')}`);
    }
    progress(`Fetched ${files} files, ${megabytes.toFixed(0)} MB`);
  });
  if (!fetched) progress('Kafka and the schema registry are in the cache');
  return { kafkaLibDir: join(folder, 'kafka/libs'), registryDir: join(folder, 'registry'), javaClientDir: join(folder, 'java-client') };
}
