import { randomUUID } from 'node:crypto';
import type { AudienceWrap, HpkeWrap, KeyRecord } from '@sinergi/contracts';
import type { SqlQuery } from '@sinergi/database';
import { openWrap } from './audience-wrap.js';
import { followKey, useOfKey } from './destroy-key.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import type { Keystore } from './keystore.js';
import {
  readAudienceWraps,
  readHpkeWraps,
  storeAudienceWraps,
  storeHpkeWraps,
} from './stored-wraps.js';
import { TrustError } from './trust-error.js';

/** The result of reconciling a publisher's tables with newer keys of the log. */
export interface KeysReconciled {
  /** keys made after the backup and recovered from their wraps */
  adopted: number;
  /** keys that existed and now have every wrap that was published */
  completed: number;
  /** keys that this publisher can no longer unwrap: the next epoch or generation replaces them */
  replaced: number;
  /**
   * records by which keys were destroyed that this publisher still has: a backup brought them back,
   * or somebody else said it with its key. They are kept for a while, so that it can be undone, and
   * seal no more
   */
  destroyed: KeyRecord[];
  /** keys of which the log said something else last: the record that says what is right */
  restated: KeyRecord[];
}

type AudienceRecord = KeyRecord & { audience: string; epoch: number };
type SubjectRecord = KeyRecord & { scope: string; generation: number };

/**
 * Reconciles a publisher's own keys with its key topic, after its database was restored from a
 * backup. A key made after the backup exists on the log alone. A new key under the same name would
 * be another key, and its record would be stale everywhere, so that nobody could open what it
 * seals. A publisher is a member of each of its audiences, so it unwraps such a key and keeps it.
 * Where it cannot, it begins the next epoch or generation. So it does for a destroyed key, even if
 * the backup holds it. What its own tables say about a wrap counts: where the log says something
 * else last, the publisher says it again with the next sequence. So nothing that somebody said with
 * its stolen key stays.
 *
 * @param query in a transaction; nothing is sealed meanwhile
 * @param records its own latest key records that say more than its tables
 */
export async function reconcileKeys(
  query: SqlQuery,
  own: { publisher: string; keystore: Keystore },
  records: readonly KeyRecord[],
): Promise<KeysReconciled> {
  const work = new Reconciling(query, own.publisher, own.keystore);
  const destroyed = records.filter(({ kind }) => kind === 'DESTROYED');
  for (const record of destroyed) await work.destroy(record);
  // Audience keys unwrap subject keys, so audience keys come first. Within each, the latest name
  // comes last, so that the replacement of a lost key comes after it.
  const audiences = records
    .filter((record): record is AudienceRecord => record.kind === 'AUDIENCE')
    .sort((one, other) => one.epoch - other.epoch);
  for (const record of audiences) await work.takeUpAudience(record);
  const subjects = records.filter((record): record is SubjectRecord => record.kind === 'SUBJECT');
  for (const record of subjects.sort((one, other) => one.generation - other.generation))
    await work.takeUpSubject(record);
  return work.done;
}

class Reconciling {
  readonly done: KeysReconciled = {
    ...{ adopted: 0, completed: 0, replaced: 0 },
    destroyed: [],
    restated: [],
  };
  private readonly audienceKeys = new Map<string, Buffer | null>();

  constructor(
    private readonly query: SqlQuery,
    private readonly publisher: string,
    private readonly keystore: Keystore,
  ) {}

  async destroy(record: KeyRecord): Promise<void> {
    await this.replace(record);
    if ((await useOfKey(this.query, record)).isHeld) this.done.destroyed.push(record);
  }

  async takeUpAudience(record: AudienceRecord): Promise<void> {
    const { group, audience, epoch, hpkeWraps } = record;
    const name = [group, audience, epoch];
    const { rows } = await this.query(
      'SELECT wraps FROM audience_key WHERE group_name = $1 AND audience = $2 AND epoch = $3',
      name,
    );
    if (rows[0]) {
      const wraps = together(
        hpkeWraps,
        readHpkeWraps(rows[0]['wraps']),
        ({ agency, keyId }: HpkeWrap) => `${agency} ${keyId}`,
      );
      const sequence = this.sequenceAfter(record, {
        ...{ ...record, hpkeWraps: wraps },
        isSame: storeHpkeWraps(wraps) === storeHpkeWraps(hpkeWraps),
      });
      await this.query(
        `UPDATE audience_key SET wraps = $4, sequence = $5
         WHERE group_name = $1
           AND audience = $2
           AND epoch = $3`,
        [...name, storeHpkeWraps(wraps), sequence],
      );
      this.done.completed += 1;
      return;
    }
    const wrap = hpkeWraps.find(
      ({ agency, keyId }) => agency === this.publisher && this.keystore.hasRecipient(keyId),
    );
    const key =
      wrap &&
      (await unlessDamaged(() =>
        openWrap({ publisher: this.publisher, group, audience, epoch }, this.keystore, wrap),
      ));
    if (!key) return this.replace(record);
    await this.insertAudience(record, key);
    this.done.adopted += 1;
  }

  async takeUpSubject(record: SubjectRecord): Promise<void> {
    const { group, scope, generation, audienceWraps } = record;
    const name = [group, scope, generation];
    const { rows } = await this.query(
      'SELECT wraps FROM subject_key WHERE group_name = $1 AND scope = $2 AND generation = $3',
      name,
    );
    if (rows[0]) {
      const wraps = together(
        audienceWraps,
        readAudienceWraps(rows[0]['wraps']),
        ({ audience, epoch }: AudienceWrap) => `${audience} ${epoch}`,
      );
      const sequence = this.sequenceAfter(record, {
        ...{ ...record, audienceWraps: wraps },
        isSame: storeAudienceWraps(wraps) === storeAudienceWraps(audienceWraps),
      });
      await this.query(
        `UPDATE subject_key SET wraps = $4, sequence = $5
         WHERE group_name = $1
           AND scope = $2
           AND generation = $3`,
        [...name, storeAudienceWraps(wraps), sequence],
      );
      this.done.completed += 1;
      return;
    }
    const key = await this.unwrappedByAny(group, audienceWraps);
    if (!key) return this.replace(record);
    await this.insertSubject(record, key);
    this.done.adopted += 1;
  }

  /** Says a key again where the log's record differs. @returns the sequence of the latest record */
  private sequenceAfter(
    { sequence }: KeyRecord,
    { isSame, ...right }: KeyRecord & { isSame: boolean },
  ): number {
    if (isSame) return sequence;
    this.done.restated.push({ ...right, eventId: randomUUID(), sequence: sequence + 1 });
    return sequence + 1;
  }

  private async unwrappedByAny(
    group: string,
    wraps: readonly AudienceWrap[],
  ): Promise<Buffer | undefined> {
    for (const { audience, epoch, wrapped } of wraps) {
      const audienceKey = await this.audienceKey(group, audience, epoch);
      const key = audienceKey && (await unlessDamaged(async () => unwrapKey(audienceKey, wrapped)));
      if (key) return key;
    }
    return undefined;
  }

  private async audienceKey(
    group: string,
    audience: string,
    epoch: number,
  ): Promise<Buffer | null> {
    const name = `${group}/${audience}/${epoch}`;
    const known = this.audienceKeys.get(name);
    if (known !== undefined) return known;
    const { rows } = await this.query(
      'SELECT wrapped FROM audience_key WHERE group_name = $1 AND audience = $2 AND epoch = $3',
      [group, audience, epoch],
    );
    const key = rows[0] ? unwrapKey(this.keystore.kek, rows[0]['wrapped'] as Buffer) : null;
    this.audienceKeys.set(name, key);
    return key;
  }

  private async replace(lost: KeyRecord): Promise<void> {
    if (await followKey(this.query, this.keystore, lost)) this.done.replaced += 1;
  }

  private async insertAudience(
    {
      group,
      audience,
      epoch,
      sequence,
      hpkeWraps,
    }: Pick<AudienceRecord, 'group' | 'audience' | 'epoch' | 'sequence' | 'hpkeWraps'>,
    key: Buffer,
  ): Promise<void> {
    await this.query(
      `INSERT INTO audience_key (group_name, audience, epoch, wrapped, wraps, sequence)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [group, audience, epoch, this.wrappedAtRest(key), storeHpkeWraps(hpkeWraps), sequence],
    );
  }

  private async insertSubject(
    {
      group,
      scope,
      generation,
      sequence,
      audienceWraps,
    }: Pick<SubjectRecord, 'group' | 'scope' | 'generation' | 'sequence' | 'audienceWraps'>,
    key: Buffer,
  ): Promise<void> {
    const wraps = storeAudienceWraps(audienceWraps);
    await this.query(
      `INSERT INTO subject_key (group_name, scope, generation, wrapped, wraps, sequence)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [group, scope, generation, this.wrappedAtRest(key), wraps, sequence],
    );
  }

  private wrappedAtRest(key: Buffer): Buffer {
    const wrapped = wrapKey(this.keystore.kek, key);
    key.fill(0);
    return wrapped;
  }
}

/** Merges wraps, in the log's order. A stored wrap counts before the log's of the same name. */
function together<T>(logged: readonly T[], stored: readonly T[], nameOf: (wrap: T) => string): T[] {
  return [...new Map([...logged, ...stored].map((wrap) => [nameOf(wrap), wrap])).values()];
}

/**
 * Opens a wrap, or returns undefined if it does not open: it may have been made for a former
 * keystore.
 */
async function unlessDamaged(open: () => Promise<Buffer>): Promise<Buffer | undefined> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof TrustError && error.code === 'DAMAGED') return undefined;
    throw error;
  }
}
