import { agencyTopic, type KeyRecord, SEQUENCED_KEY_VERSIONS } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { KeysReconciled, PublisherKeys } from '@sinergi/trust';
import type { ValueReader } from '../replica/value-reader.js';
import { OWN_KEYS } from './own-keys-sql.js';

/**
 * Takes over newer key records of the owner's key topic into the owner's own tables. After a
 * restore from a backup these tables lack the keys that were made since. The side with the lower
 * sequence is behind; without one, the side with fewer wraps.
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
       SELECT key, CASE sequence
         WHEN 0 THEN jsonb_array_length(wraps) + (audience IS NOT NULL)::int
         ELSE sequence + $2 END AS version
       FROM (${OWN_KEYS}) AS o) AS own USING (key)
     WHERE k.topic = $1 AND (own.version IS NULL OR own.version < k.version)`,
    [topic, SEQUENCED_KEY_VERSIONS],
  );
  const records: KeyRecord[] = [];
  for (const row of rows)
    records.push((await values.read(topic, row['value'] as Buffer)) as unknown as KeyRecord);
  return keys.reconcile(query, records);
}
