import { createHash } from 'node:crypto';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureFolder } from '../../../deploy/local/bare/atomic-folder.mjs';
import { findMaven } from '../../../deploy/local/bare/find-maven.mjs';
import { packageByMaven } from '../../../deploy/local/bare/package-by-maven.mjs';
import { cacheFolder } from '../../../deploy/local/bare/prepare.mjs';

const POM = fileURLToPath(new URL('maven/pom.xml', import.meta.url));

/**
 * Returns the folder with the jars of Kafka Connect and Debezium. Downloads them if the cache lacks
 * them.
 * @throws PrerequisiteMissing
 */
export async function peerJars(javaHome: string, say: (line: string) => void): Promise<string> {
  const version = createHash('sha256')
    .update(await readFile(POM))
    .digest('hex')
    .slice(0, 12);
  const folder = join(cacheFolder(), `bench-peer-${version}`);
  await ensureFolder(folder, async (staging) => {
    const maven = await findMaven({ javaHome });
    say('Fetching Kafka Connect and Debezium from Maven Central (about 75 MB)');
    const pom = join(staging, 'pom.xml');
    await cp(POM, pom);
    await packageByMaven({
      maven,
      javaHome,
      pom,
      into: staging,
      what: 'Kafka Connect and Debezium',
    });
  });
  return join(folder, 'libs');
}
