import { randomBytes, randomUUID } from 'node:crypto';
import type { AudienceWrap, KeyRecord } from '@sinergi/contracts';
import type { AudienceKey } from './audience-keys.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import type { Keystore } from './keystore.js';
import type { SqlQuery } from './sql-query.js';
import { readAudienceWraps, storeAudienceWraps } from './stored-wraps.js';
import { TrustError } from './trust-error.js';

const KEY_BYTES = 32;
const FIRST_GENERATION = 1;

/** What a subject key is for, and who must be able to open it. */
export interface SubjectKeyWish {
  group: string;
  /** the subject's id, or the entity's */
  scope: string;
  audiences: AudienceKey[];
}

/** The key of a scope's newest generation. */
export interface SubjectKey {
  group: string;
  scope: string;
  generation: number;
  key: Buffer;
}

interface Row {
  group: string;
  scope: string;
  generation: number;
  wrapped: Buffer;
  wraps: AudienceWrap[];
}

/**
 * A publisher's subject keys. A key never changes, and its wraps only grow, each under the row's lock until the transaction ends: of two
 * transactions for one subject the second waits and sees what the first made.
 */
export class SubjectKeys {
  constructor(private readonly options: { publisher: string; keystore: Keystore }) {}

  /** Finds or makes the key, wrapped for the audiences. @returns it, and the key record that must go out before its use, if it changed */
  async ready(query: SqlQuery, wish: SubjectKeyWish): Promise<{ key: SubjectKey; record: KeyRecord | undefined }> {
    const found = await this.newest(query, wish);
    if (found && missing(found, wish).length === 0) return { key: this.unwrapped(found), record: undefined };
    if (!found) {
      const made = await this.make(query, wish);
      if (made) return made;
    }
    return this.grow(query, wish);
  }

  /** @throws TrustError KEY_MISSING where this publisher never made it or has destroyed it */
  async find(query: SqlQuery, group: string, scope: string, generation: number): Promise<Buffer> {
    const { rows } = await query('SELECT wrapped FROM subject_key WHERE group_name = $1 AND scope = $2 AND generation = $3', [
      group,
      scope,
      generation,
    ]);
    const wrapped = rows[0]?.['wrapped'] as Buffer | undefined;
    if (!wrapped) throw new TrustError('KEY_MISSING', `Expected our own key of ${group}/${scope}/${generation}, got none`);
    return unwrapKey(this.options.keystore.kek, wrapped);
  }

  /** @returns undefined where another transaction was first; it has ended by then */
  private async make(query: SqlQuery, wish: SubjectKeyWish): Promise<{ key: SubjectKey; record: KeyRecord } | undefined> {
    const key = randomBytes(KEY_BYTES);
    const row: Row = {
      group: wish.group,
      scope: wish.scope,
      generation: FIRST_GENERATION,
      wrapped: wrapKey(this.options.keystore.kek, key),
      wraps: wish.audiences.map((audience) => wrapFor(audience, key)),
    };
    const { rowCount } = await query(
      'INSERT INTO subject_key (group_name, scope, generation, wrapped, wraps) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      [row.group, row.scope, row.generation, row.wrapped, storeAudienceWraps(row.wraps)],
    );
    if (rowCount !== 1) return undefined;
    return { key: { group: row.group, scope: row.scope, generation: row.generation, key }, record: this.recordOf(row) };
  }

  private async grow(query: SqlQuery, wish: SubjectKeyWish): Promise<{ key: SubjectKey; record: KeyRecord | undefined }> {
    const row = await this.newest(query, wish, 'FOR UPDATE');
    if (!row) throw new TrustError('KEY_MISSING', `Expected our own key of ${wish.group}/${wish.scope}, got none`);
    const key = this.unwrapped(row);
    const more = missing(row, wish);
    if (more.length === 0) return { key, record: undefined };
    row.wraps.push(...more.map((audience) => wrapFor(audience, key.key)));
    await query('UPDATE subject_key SET wraps = $4 WHERE group_name = $1 AND scope = $2 AND generation = $3', [
      row.group,
      row.scope,
      row.generation,
      storeAudienceWraps(row.wraps),
    ]);
    return { key, record: this.recordOf(row) };
  }

  private async newest(query: SqlQuery, { group, scope }: SubjectKeyWish, lock: '' | 'FOR UPDATE' = ''): Promise<Row | undefined> {
    const { rows } = await query(
      `SELECT generation, wrapped, wraps FROM subject_key WHERE group_name = $1 AND scope = $2 ORDER BY generation DESC LIMIT 1 ${lock}`,
      [group, scope],
    );
    const row = rows[0];
    if (!row) return undefined;
    const wraps = readAudienceWraps(row['wraps']);
    return { group, scope, generation: row['generation'] as number, wrapped: row['wrapped'] as Buffer, wraps };
  }

  private unwrapped({ group, scope, generation, wrapped }: Row): SubjectKey {
    return { group, scope, generation, key: unwrapKey(this.options.keystore.kek, wrapped) };
  }

  private recordOf({ group, scope, generation, wraps }: Row): KeyRecord {
    return {
      eventId: randomUUID(),
      publisher: this.options.publisher,
      kind: 'SUBJECT',
      group,
      audience: null,
      epoch: null,
      hpkeWraps: [],
      scope,
      generation,
      audienceWraps: wraps,
    };
  }
}

function missing({ wraps }: Row, { audiences }: SubjectKeyWish): AudienceKey[] {
  return audiences.filter(({ audience, epoch }) => !wraps.some((wrap) => wrap.audience === audience && wrap.epoch === epoch));
}

function wrapFor({ audience, epoch, key }: AudienceKey, subjectKey: Buffer): AudienceWrap {
  return { audience, epoch, wrapped: wrapKey(key, subjectKey) };
}
