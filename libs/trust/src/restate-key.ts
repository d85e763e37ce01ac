import { randomUUID } from 'node:crypto';
import type { KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { SealKeyName } from './destroy-key.js';
import {
  readAudienceWraps,
  readHpkeWraps,
  storeAudienceWraps,
  storeHpkeWraps,
} from './stored-wraps.js';

/**
 * Returns the record of a key with the next sequence, by the publisher's own tables.
 *
 * @param after the sequence of the record of that key that counts now; 0 where none does
 * @returns undefined where the tables do not have the key
 */
export async function restateKey(
  query: SqlQuery,
  publisher: string,
  { group, audience, epoch, scope, generation }: SealKeyName,
  after: number,
): Promise<KeyRecord | undefined> {
  const isAudience = audience !== null;
  const { rows } = await query(
    isAudience
      ? `UPDATE audience_key SET sequence = greatest(sequence, $4) + 1
         WHERE group_name = $1
           AND audience = $2
           AND epoch = $3
         RETURNING wraps, sequence`
      : `UPDATE subject_key SET sequence = greatest(sequence, $4) + 1
         WHERE group_name = $1
           AND scope = $2
           AND generation = $3
         RETURNING wraps, sequence`,
    [group, isAudience ? audience : scope, isAudience ? epoch : generation, after],
  );
  const row = rows[0];
  if (!row) return undefined;
  return {
    ...{ eventId: randomUUID(), publisher, kind: isAudience ? 'AUDIENCE' : 'SUBJECT' },
    ...{ group, audience, epoch, scope, generation },
    hpkeWraps: isAudience ? readHpkeWraps(row['wraps']) : [],
    audienceWraps: isAudience ? [] : readAudienceWraps(row['wraps']),
    ...{ sequence: Number(row['sequence']), destruction: null },
  };
}

/** Tells whether a record says what the publisher's own tables say, or what they said before. */
export async function saysWhatTablesSay(query: SqlQuery, held: KeyRecord): Promise<boolean> {
  const isAudience = held.audience !== null;
  const { rows } = await query(
    isAudience
      ? `SELECT wraps, sequence FROM audience_key
         WHERE group_name = $1
           AND audience = $2
           AND epoch = $3`
      : `SELECT wraps, sequence FROM subject_key
         WHERE group_name = $1
           AND scope = $2
           AND generation = $3`,
    [
      held.group,
      isAudience ? held.audience : held.scope,
      isAudience ? held.epoch : held.generation,
    ],
  );
  const row = rows[0];
  if (!row || held.sequence < Number(row['sequence'])) return true;
  return isAudience
    ? storeHpkeWraps(held.hpkeWraps) === storeHpkeWraps(readHpkeWraps(row['wraps']))
    : storeAudienceWraps(held.audienceWraps) ===
        storeAudienceWraps(readAudienceWraps(row['wraps']));
}
