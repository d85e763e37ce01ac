import { agencyTopic, type KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { KeysReconciled, PublisherKeys } from '@sinergi/trust';
import type { ValueReader } from '../replica/value-reader.js';

/**
 * Takes over newer key records of the owner's key topic into the owner's own tables. After a
 * restore from a backup these tables lack the keys that were made since. The version of a key
 * record counts its wraps (plus one for an audience's key), so the side with fewer wraps is behind.
 */
export async function reconcileOwnKeys(
  query: SqlQuery,
  publisher: string,
  keys: PublisherKeys,
  values: ValueReader,
): Promise<KeysReconciled> {
  const topic = agencyTopic('KeyRecord', publisher);
  const { rows } = await query(
    `SELECT k.value FROM key_record k LEFT JOIN (
       SELECT 'a:' || group_name || ':' || audience || ':' || epoch AS key,
         jsonb_array_length(wraps) + 1 AS version
       FROM audience_key
       UNION ALL
       SELECT 's:' || group_name || ':' || scope || ':' || generation, jsonb_array_length(wraps)
       FROM subject_key) AS own USING (key)
     WHERE k.topic = $1 AND (own.version IS NULL OR own.version < k.version)`,
    [topic],
  );
  const records: KeyRecord[] = [];
  for (const row of rows)
    records.push((await values.read(topic, row['value'] as Buffer)) as unknown as KeyRecord);
  return keys.reconcile(query, records);
}
