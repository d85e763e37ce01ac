import { randomBytes, randomUUID } from 'node:crypto';
import type { KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import type { Keystore } from './keystore.js';

const KEY_BYTES = 32;

/** The name of a key of a publisher: an audience's epoch, or a scope's generation. */
export type SealKeyName = Pick<KeyRecord, 'group' | 'audience' | 'epoch' | 'scope' | 'generation'>;

/** What a key's end would take with it. */
export interface KeyUse {
  /** whether this publisher has the key */
  isHeld: boolean;
  /** whether a later epoch or generation seals */
  isFollowed: boolean;
}

/** Tells what a key is used for, without a change. */
export async function useOfKey(query: SqlQuery, name: SealKeyName): Promise<KeyUse> {
  const { table, is, isLater, values } = placeOf(name);
  const { rows } = await query(
    `SELECT EXISTS (SELECT 1 FROM ${table} WHERE ${is}) AS held,
       EXISTS (SELECT 1 FROM ${table} WHERE ${isLater}) AS followed`,
    values,
  );
  return { isHeld: rows[0]!['held'] === true, isFollowed: rows[0]!['followed'] === true };
}

/**
 * Destroys a key: nobody opens any more what was sealed with it, its publisher included. The next
 * epoch or generation takes its place.
 *
 * @param by who had it destroyed; nobody believes it without
 * @returns the record that tells it; undefined where this publisher does not have the key
 */
export async function destroyKey(
  query: SqlQuery,
  own: { publisher: string; keystore: Keystore },
  name: SealKeyName,
  by: NonNullable<KeyRecord['destruction']>,
): Promise<KeyRecord | undefined> {
  const { table, is, values } = placeOf(name);
  const { rows } = await query(`DELETE FROM ${table} WHERE ${is} RETURNING sequence`, values);
  if (!rows[0]) return undefined;
  await followKey(query, own.keystore, name);
  const { group, audience, epoch, scope, generation } = name;
  return {
    ...{ eventId: randomUUID(), publisher: own.publisher, kind: 'DESTROYED' },
    ...{ group, audience, epoch, scope, generation, hpkeWraps: [], audienceWraps: [] },
    ...{ sequence: Number(rows[0]['sequence']) + 1, destruction: by },
  };
}

/**
 * Begins the epoch or generation after a key, unless a later one exists: no name ever means two
 * keys. It is published when it is used.
 *
 * @returns whether it began one
 */
export async function followKey(
  query: SqlQuery,
  keystore: Keystore,
  name: SealKeyName,
): Promise<boolean> {
  const { table, columns, isLater, values } = placeOf(name);
  const { rows: later } = await query(`SELECT 1 FROM ${table} WHERE ${isLater}`, values);
  if (later.length > 0) return false;
  const key = randomBytes(KEY_BYTES);
  const wrapped = keystore.wrap(key);
  key.fill(0);
  await query(
    `INSERT INTO ${table} (${columns}, wrapped) VALUES ($1, $2, $3::int + 1, $4)
     ON CONFLICT DO NOTHING`,
    [...values, wrapped],
  );
  return true;
}

/** Where a key's row is, and how it is found. */
function placeOf({ group, audience, epoch, scope, generation }: SealKeyName) {
  const isAudience = audience !== null;
  const [table, of, number] = isAudience
    ? (['audience_key', 'audience', 'epoch'] as const)
    : (['subject_key', 'scope', 'generation'] as const);
  const isScope = `group_name = $1 AND ${of} = $2`;
  return {
    table,
    columns: `group_name, ${of}, ${number}`,
    is: `${isScope} AND ${number} = $3`,
    isLater: `${isScope} AND ${number} > $3`,
    values: isAudience ? [group, audience, epoch] : [group, scope, generation],
  };
}
