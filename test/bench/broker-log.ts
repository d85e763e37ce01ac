import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Returns the bytes of some topics in the log of a broker: record batches as they were sent and are
 * fetched, with keys, headers and signatures. Kafka stores them as they travel. Indexes are not
 * counted.
 *
 * @param dataDir the broker's `log.dirs`
 * @throws Error where no partition of them is there
 */
export function brokerBytes(dataDir: string, topics: readonly string[]): number {
  const folders = readdirSync(dataDir).filter((name) => {
    const [, topic] = /^(.+)-\d+$/.exec(name) ?? [];
    return topic !== undefined && topics.includes(topic);
  });
  if (folders.length === 0)
    throw new Error(`Expected partitions of ${topics.join(', ')} in ${dataDir}, got none`);
  return folders
    .flatMap((folder) => readdirSync(join(dataDir, folder)).map((name) => join(folder, name)))
    .filter((name) => name.endsWith('.log'))
    .reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0);
}
