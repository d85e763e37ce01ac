import type { StoredAt } from '@sinergi/broker';
import { eventually, withSession } from '@sinergi/testing';
import type { PlatformDescriptor } from '../../deploy/local/descriptor.js';
import { agencyOf } from './platform.js';

/** Waits until an agency put a record aside. @returns reason, detail, value_bytes and sha256 */
export function deadLetterAt(
  descriptor: PlatformDescriptor,
  code: string,
  { topic, partition, offset }: StoredAt,
): Promise<Record<string, unknown>> {
  return withSession(agencyOf(descriptor, code).databaseUrl, (query) =>
    eventually(`${code} put ${topic}/${partition}/${offset} aside`, async () => {
      const { rows } = await query(
        `SELECT reason, detail, value_bytes, sha256
         FROM dead_letter
         WHERE topic = $1
           AND partition = $2
           AND log_offset = $3`,
        [topic, partition, String(offset)],
      );
      return rows[0] ?? null;
    }),
  );
}
